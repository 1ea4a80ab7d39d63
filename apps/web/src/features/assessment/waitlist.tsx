import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '#kernel';
import { showToast } from '../../design/toasts-store.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { promoteDocument, waitlistDocument } from './ranking.js';
import classes from './assessment.module.css';

type Waiting = { readonly id: string; readonly name: string };

/** After the release: places that became free, and who waits for one. A person chooses; the rank only advises. */
export function Waitlist({ roundId }: { readonly roundId: string }) {
  const t = useT();
  const locale = useLocale();
  const { reviewRound: round, ranking } = useRead(waitlistDocument, { id: roundId });
  const promote = useWrite(promoteDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  const free = round?.placesFree ?? 0;
  const offer = async ({ id, name }: Waiting) => {
    const result = await promote.run({ input: { roundId, applicationId: id } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (result.ok) showToast(t('assessment.waitlist.offered', { name }));
  };
  const waiting = ranking.nodes.flatMap(({ id, rank, calibrated, application }) =>
    application ? [{ id, rank, calibrated, application, name: application.startup?.name ?? application.number }] : [],
  );
  return (
    <section aria-labelledby="waitlist">
      <h2 id="waitlist">{t('assessment.waitlist.title')}</h2>
      <Text>{free > 0 ? t('assessment.waitlist.free', { count: free }) : t('assessment.waitlist.none')}</Text>
      {refusal && (
        <Text role="alert" c="danger">
          {refusal}
        </Text>
      )}
      {waiting.length === 0 && <Text>{t('assessment.waitlist.empty')}</Text>}
      <ol className={classes.waitlist}>
        {waiting.map(({ id, rank, calibrated, application, name }) => (
          <li key={id}>
            <span>
              {rank}. {name} · {application.number}
              {calibrated !== null && ` · ${formatNumber(calibrated, locale)}`}
            </span>
            {free > 0 && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('assessment.waitlist.offer')}: ${name}`}
                loading={promote.running}
                onClick={() => void offer({ id: application.id, name })}
              >
                {t('assessment.waitlist.offer')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Moment } from '../../design/moment.js';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { answerMentorOfferDocument } from './cohort.js';
import type { Startup } from './startup-facts.js';
import classes from './progress.module.css';

/** Mentors that the programme proposes: the lead of the team answers, everybody sees who is still to answer. */
export function MentorOffers({ startup, mayAnswer }: { readonly startup: Startup; readonly mayAnswer: boolean }) {
  const t = useT();
  const answer = useWrite(answerMentorOfferDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  const offers = startup.matches.filter(({ state }) => state === 'OFFERED');
  if (offers.length === 0) return null;
  const say = async (matchId: string, accept: boolean) => {
    const result = await answer.run({ input: { matchId, accept } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('progress.failed')));
  };
  return (
    <>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <ul className={classes.list}>
        {offers.map(({ id, mentor, offeredAt, answeredAt, teamAnsweredAt }) => {
          const name = mentor?.name ?? '';
          return (
            <li key={id}>
              <Text>
                {t('progress.offers.proposed', { mentor: [name, mentor?.organisation].filter(Boolean).join(', ') })}{' '}
                {offeredAt && <Moment at={offeredAt} />}
              </Text>
              {mentor && mentor.headline !== '' && <Text size="sm">{mentor.headline}</Text>}
              <Text size="sm" c="dimmed">
                {answeredAt ? t('progress.offers.mentorAgreed') : t('progress.offers.mentorAwaited')}{' '}
                {teamAnsweredAt ? t('progress.offers.teamAgreed') : t('progress.offers.teamAwaited')}
              </Text>
              {mayAnswer && !teamAnsweredAt && (
                <Group mt={4}>
                  <Button
                    size="sm"
                    loading={answer.running}
                    aria-label={t('progress.offers.acceptNamed', { mentor: name })}
                    onClick={() => void say(id, true)}
                  >
                    {t('progress.offers.accept')}
                  </Button>
                  <Button
                    size="sm"
                    variant="default"
                    aria-label={t('progress.offers.declineNamed', { mentor: name })}
                    onClick={() => void say(id, false)}
                  >
                    {t('progress.offers.decline')}
                  </Button>
                </Group>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

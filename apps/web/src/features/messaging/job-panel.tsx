import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '#kernel';
import { ConfirmSheet } from '../../design/confirm-sheet.js';
import { Moment } from '../../design/moment.js';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { cancelJobDocument } from './jobs-about.js';
import { isAlive, isReplayable, jobsDocument, replayJobDocument, type Job } from './jobs.js';
import classes from './messaging.module.css';

function Facts({ job }: { readonly job: Job }) {
  const t = useT();
  const locale = useLocale();
  const moments = [
    [t('messaging.jobs.asked'), job.createdAt],
    [t('messaging.jobs.began'), job.startedAt],
    [t('messaging.jobs.over'), job.finishedAt],
  ] as const;
  return (
    <dl className={classes.facts}>
      <dt>{t('messaging.jobs.queue')}</dt>
      <dd>{job.queue}</dd>
      <dt>{t('messaging.jobs.starts')}</dt>
      <dd>{formatNumber(job.starts, locale)}</dd>
      {moments.map(
        ([name, at]) =>
          at !== null && (
            <div key={name} className={classes.fact}>
              <dt>{name}</dt>
              <dd>
                <Moment at={at} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Failure({ error }: { readonly error: string }) {
  const t = useT();
  const [first = '', ...rest] = error.split('\n');
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('messaging.jobs.error')}
      </Text>
      <Text c="danger">{first}</Text>
      {rest.length > 0 && (
        <details>
          <summary>{t('messaging.jobs.details')}</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so it must take the focus */}
          <pre className={classes.stack} tabIndex={0}>
            {rest.join('\n')}
          </pre>
        </details>
      )}
    </div>
  );
}

/** One job: what happened to it, stopping it, having it run again. */
export function JobPanel({ job, name }: { readonly job: Job; readonly name: string }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const cancel = useWrite(cancelJobDocument, { refreshes: [jobsDocument] });
  const replay = useWrite(replayJobDocument, { refreshes: [jobsDocument] });
  const input = { jobId: job.id };
  const tell = (
    outcome: Awaited<ReturnType<typeof cancel.run>> | Awaited<ReturnType<typeof replay.run>>,
    done: string,
  ) => showToast(outcome.ok ? done : (outcome.userErrors[0]?.message ?? t('messaging.jobs.failed')));
  return (
    <div className={classes.panel}>
      <Facts job={job} />
      {job.error !== null && <Failure error={job.error} />}
      {job.cancelRequestedAt !== null && isAlive(job) && <Text>{t('messaging.jobs.cancelAsked')}</Text>}
      <div className={classes.deeds}>
        {isAlive(job) && job.cancelRequestedAt === null && may('cancel', 'Job') && (
          <Button
            variant="default"
            loading={cancel.running}
            onClick={() => void cancel.run({ input }).then((outcome) => tell(outcome, t('messaging.jobs.cancelled')))}
          >
            {t('messaging.jobs.cancel')}
          </Button>
        )}
        {isReplayable(job) && may('replay', 'Job') && (
          <Button onClick={() => setAsking(true)}>{t('messaging.jobs.replay')}</Button>
        )}
      </div>
      <ConfirmSheet
        open={asking}
        onClose={() => setAsking(false)}
        title={t('messaging.jobs.replayAsk', { name })}
        text={t('messaging.jobs.replayText')}
        deed={t('messaging.jobs.replay')}
        onConfirm={async () => tell(await replay.run({ input }), t('messaging.jobs.replayed'))}
      />
    </div>
  );
}

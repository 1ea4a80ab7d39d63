import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../i18n.js';
import { JobCard, type JobView } from './job-card.js';
import { Sheet } from './sheet.js';
import classes from './bulk-preview.module.css';

/** One item of a bulk act that cannot go, or did not go, with the reason in words. */
export interface BulkProblem {
  readonly id: string;
  readonly label: string;
  readonly why: string;
}

export interface BulkPreviewProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What would happen, in numbers: "32 letters to 32 founders, 2 without address". */
  readonly summary: string;
  /** Items that would be left out, or that failed once it ran. */
  readonly problems: readonly BulkProblem[];
  /** One real example: a letter to a real recipient. */
  readonly example?: ReactNode;
  /** Verb first: what the button does. */
  readonly deed: string;
  readonly onRun: () => void;
  /** The running or ended job; absent while it is a preview. */
  readonly job?: JobView | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** Runs again for the failed items only. */
  readonly onRetry?: (() => void) | undefined;
}

function Problems({ problems, ended }: { readonly problems: readonly BulkProblem[]; readonly ended: boolean }) {
  const t = useT();
  if (problems.length === 0) return null;
  const count = problems.length;
  return (
    <section>
      <Text fw={600}>{ended ? t('web.bulk.failed', { count }) : t('web.bulk.leftOut', { count })}</Text>
      <ul className={classes.problems}>
        {problems.map(({ id, label, why }) => (
          <li key={id}>
            <span>{label}</span>
            <span className={classes.why}>{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Bulk act in three steps in one place: what would happen, how far it is, what came of it. */
export function BulkPreview(props: BulkPreviewProps) {
  const { open, onClose, title, summary, problems, example, deed, onRun, job, onCancel, onRetry } = props;
  const t = useT();
  const ended = job !== undefined && job.state !== 'running' && job.state !== 'waiting';
  return (
    <Sheet open={open} onClose={onClose} title={title} place="side">
      <Text>{summary}</Text>
      {job !== undefined && <JobCard title={title} job={job} onCancel={onCancel} onBackground={onClose} />}
      <Problems problems={problems} ended={ended} />
      {job === undefined && example}
      <div className={classes.deeds}>
        {job === undefined && (
          <>
            <Button variant="default" onClick={onClose}>
              {t('web.act.cancel')}
            </Button>
            <Button onClick={onRun}>{deed}</Button>
          </>
        )}
        {ended && problems.length > 0 && onRetry !== undefined && (
          <Button onClick={onRetry}>{t('web.bulk.retry', { count: problems.length })}</Button>
        )}
        {ended && (
          <Button variant="default" onClick={onClose}>
            {t('web.act.close')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

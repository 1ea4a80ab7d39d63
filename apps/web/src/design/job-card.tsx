import { Button, Text } from '@mantine/core';
import { useId } from 'react';
import { useLocale, useT, type TextKey } from '../i18n.js';
import { formatElapsed, formatNumber } from '#kernel';
import { shareOf, standingOf, type JobView } from './job-progress.js';
import { ProgressBar } from './progress-bar.js';
import { StatusBadge } from './status-badge.js';
import type { ColourName } from './tokens.js';
import { useNow } from './use-now.js';
import classes from './job-card.module.css';

export type { JobView } from './job-progress.js';

export interface JobCardProps {
  readonly title: string;
  readonly job: JobView;
  /** What it is doing now, in the language of the page. */
  readonly stage?: string | undefined;
  /** Who started it, to ask when it stands still. */
  readonly owner?: string | undefined;
  /** Why it failed, in words. */
  readonly failure?: string | undefined;
  /** Stops it at the next safe point; left out where it cannot be stopped. */
  readonly onCancel?: (() => void) | undefined;
  readonly onBackground?: (() => void) | undefined;
}

const names: Readonly<Record<JobView['state'], TextKey>> = {
  waiting: 'web.job.waiting',
  running: 'web.job.running',
  done: 'web.job.done',
  failed: 'web.job.failed',
  cancelled: 'web.job.cancelled',
};

const tones: Readonly<Record<JobView['state'], ColourName>> = {
  waiting: 'grey',
  running: 'info',
  done: 'brand',
  failed: 'danger',
  cancelled: 'warn',
};

function Clock({ job }: { readonly job: JobView }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow(job.state === 'running');
  const { elapsed, left } = standingOf(job, now);
  const count = (value: number) => formatNumber(value, locale, 0);
  return (
    <Text size="sm" c="dimmed" className={classes.clock}>
      {job.total > 0 && <span>{t('web.job.count', { done: count(job.done), total: count(job.total) })}</span>}
      {job.startedAt !== null && <span>{t('web.job.elapsed', { time: formatElapsed(elapsed) })}</span>}
      {left !== undefined && <span>{t('web.job.left', { time: formatElapsed(left) })}</span>}
    </Text>
  );
}

function Stuck({ job, owner }: { readonly job: JobView; readonly owner: string | undefined }) {
  const t = useT();
  const now = useNow(job.state === 'running', 5_000);
  if (!standingOf(job, now).stuck) return null;
  return (
    <Text size="sm" c="warn" role="alert">
      {owner === undefined ? t('web.job.stuck') : t('web.job.stuckAsk', { name: owner })}
    </Text>
  );
}

/** A long job: what it does, how far it is, since when; it survives a reload because its state comes from the server. */
export function JobCard({ title, job, stage, owner, failure, onCancel, onBackground }: JobCardProps) {
  const t = useT();
  const heading = useId();
  const over = job.state !== 'running' && job.state !== 'waiting';
  const share = shareOf(job);
  return (
    <section className={`semai-card ${classes.card}`} aria-labelledby={heading} aria-busy={!over}>
      <div className={classes.head}>
        <Text fw={600} id={heading}>
          {title}
        </Text>
        <StatusBadge tone={tones[job.state]}>{t(names[job.state])}</StatusBadge>
      </div>
      {stage !== undefined && !over && <Text size="sm">{stage}</Text>}
      <ProgressBar share={share} tone={tones[job.state]} label={t('web.job.progressOf', { title })} />
      <Clock job={job} />
      <Stuck job={job} owner={owner} />
      {failure !== undefined && <Text c="danger">{failure}</Text>}
      {!over && (
        <div className={classes.deeds}>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('web.act.cancel')}
            </Button>
          )}
          {onBackground !== undefined && (
            <Button variant="subtle" onClick={onBackground}>
              {t('web.job.background')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

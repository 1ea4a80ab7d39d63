/** A long job as its card needs it. Times are ISO 8601. */
export interface JobView {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  /** Zero while it is not known how much there is to do. */
  readonly total: number;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** When `done` last grew. */
  readonly progressAt: string | null;
}

/** How a job stands now. Times in milliseconds. */
export interface JobStanding {
  readonly elapsed: number;
  /** Only once a tenth is done: an honest guess of what is left. */
  readonly left: number | undefined;
  /** No progress for more than a minute while it should run. */
  readonly stuck: boolean;
}

const between = (from: string | null, to: number) => (from === null ? 0 : Math.max(0, to - Date.parse(from)));

/** The share that is done, 0 to 1. */
export function shareOf({ state, done, total }: Pick<JobView, 'state' | 'done' | 'total'>): number {
  if (total > 0) return Math.min(1, done / total);
  return state === 'done' ? 1 : 0;
}

/**
 * Running time and what is left. Example: 25 of 100 done after 30 s leave 90 s; 5 of 100 leave no estimate.
 */
export function standingOf(job: JobView, now: number): JobStanding {
  const end = job.endedAt === null ? now : Date.parse(job.endedAt);
  const elapsed = between(job.startedAt, end);
  const share = shareOf(job);
  const running = job.state === 'running';
  return {
    elapsed,
    left: running && share >= 0.1 && share < 1 ? (elapsed / share) * (1 - share) : undefined,
    stuck: running && between(job.progressAt ?? job.startedAt, now) > 60_000,
  };
}

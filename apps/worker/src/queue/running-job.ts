import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Id } from '#kernel';
import { once, type JobRuns, type LiveTopics } from '#messaging';

/** A person asked the job to stop. Thrown by `progress` and `mayGoOn`; the runner marks the job as cancelled. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

/** This worker must stop. Thrown at the same places; the job goes back and another worker begins it again. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';
}

/** Longest time between two writes of progress. */
const writeEveryMs = 500;

interface Surroundings {
  readonly runs: JobRuns;
  readonly live: LiveTopics;
  readonly stop: AbortSignal;
}

/** What a handler is given beside its payload: its identity, its log, and the ways to report and to be stopped. */
export class RunningJob {
  private writtenAt = 0;
  private cancelRequested = false;

  constructor(
    /** Id of the ledger row: what pages follow as `jobs.<id>`. */
    readonly id: Id,
    /** The same for every repetition of this job; the key of its effects. */
    readonly key: string,
    /** Stands for the unit of work of this job, like every injected entity manager while it runs. */
    readonly em: EntityManager,
    readonly log: Logger,
    private readonly around: Surroundings,
  ) {}

  /** Aborted when this worker must stop. */
  get signal(): AbortSignal {
    return this.around.stop;
  }

  /**
   * Reports how far the job is, between two chunks of work; written at most every 500 ms, and when all is done.
   * @throws JobCancelled when someone asked for it, JobInterrupted when the worker must stop
   */
  async progress(done: number, total: number, step: string | null = null): Promise<void> {
    const now = Date.now();
    if (now - this.writtenAt >= writeEveryMs || done >= total) {
      this.writtenAt = now;
      this.cancelRequested = await this.around.runs.progress(this.id, done, total, step);
      await this.around.live.publish(`jobs.${this.id}`, { ids: [this.id] });
    }
    if (this.cancelRequested && done < total) throw new JobCancelled(`Cancelled at ${done} of ${total}.`);
    if (this.signal.aborted && done < total) throw new JobInterrupted('The worker is stopping.');
  }

  /**
   * Does work once however often the job runs; proof and work are one transaction.
   * @param part names one of several effects of this job
   * @returns false when it stood already
   */
  once(work: (em: EntityManager) => Promise<void>, part?: string): Promise<boolean> {
    return once(this.em, part === undefined ? this.key : `${this.key}/${part}`, this.key.slice(37), work);
  }
}

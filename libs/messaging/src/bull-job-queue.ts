import { setTimeout as pause } from 'node:timers/promises';
import type { JobsOptions } from 'bullmq';
import { JobQueue, type Carried, type JobToAdd, type QueuedState } from './job-queue.js';
import { closeWithinMs } from './queue-store-settings.js';
import type { QueueStore, StoredQueue } from './queue-store.js';
import { within } from './within.js';

/**
 * Jobs that are done leave the store at once: the ledger knows them and lets none of them run again, and keeping the
 * last thousand would make PostgreSQL look through them with each job that ends. Failed ones stay visible for a while.
 */
const kept = { removeOnComplete: true, removeOnFail: { age: 14 * 24 * 3_600, count: 1_000 } };

/** Most jobs that go to the store in one command. */
const bulk = 500;

/** How long a worker may take from the end of a job's work to the store's note of it; later `Reconcile` adds it again. */
const letGoWithinMs = 3_000;

const pendingStates = ['waiting', 'active', 'delayed', 'prioritized', 'waiting-children'];

/** The job queue on BullMQ, on whichever store the process has. */
export class BullJobQueue extends JobQueue {
  private readonly queues = new Map<string, StoredQueue>();

  constructor(private readonly store: QueueStore) {
    super();
  }

  async add(jobs: readonly JobToAdd[]): Promise<void> {
    for (const [name, mine] of Map.groupBy(jobs, (job) => job.queue)) {
      const stored = bullJobs(mine);
      for (let at = 0; at < stored.length; at += bulk)
        await this.ask(name, (queue) => queue.addBulk(stored.slice(at, at + bulk)));
    }
  }

  async stateOf(queue: string, key: string): Promise<QueuedState> {
    const state = await this.ask(queue, (open) => open.getJobState(key));
    if (state === 'unknown') return 'unknown';
    return pendingStates.includes(state) ? 'pending' : 'over';
  }

  /** The ledger calls a job over a moment before the store does; until then the store holds it and does not let go. */
  async forget(queue: string, key: string): Promise<void> {
    const end = performance.now() + letGoWithinMs;
    for (;;) {
      await this.ask(queue, (open) => open.remove(key));
      if ((await this.stateOf(queue, key)) === 'unknown' || performance.now() >= end) return;
      await pause(20);
    }
  }

  remembers(): Promise<boolean> {
    return this.store.remembers();
  }

  async close(): Promise<void> {
    for (const queue of this.queues.values()) await within(closeWithinMs, queue.close());
  }

  /** A queue that was opened while the store was away never works again: after a failure the next one is a new one. */
  private async ask<T>(name: string, question: (queue: StoredQueue) => Promise<T>): Promise<T> {
    const queue = this.queues.get(name) ?? this.store.queue(name);
    this.queues.set(name, queue);
    try {
      return await question(queue);
    } catch (cause) {
      if (this.queues.get(name) === queue) this.queues.delete(name);
      await within(closeWithinMs, queue.close()).catch(() => false);
      throw cause;
    }
  }
}

/** The jobs of the store: one for each job that travels alone, and one for each parcel. */
function bullJobs(jobs: readonly JobToAdd[]) {
  return [...Map.groupBy(jobs, (job) => job.parcelId)].flatMap(([parcelId, mine]) => {
    if (parcelId === null) return mine.map((job) => bullJob(job, job.envelope.key, job.envelope));
    return bullJob(mine[0]!, parcelId, { parcelId, together: mine.map(({ envelope }) => envelope) });
  });
}

function bullJob({ name, delayMs, attempts, firstPauseMs }: JobToAdd, jobId: string, data: Carried) {
  const opts: JobsOptions = {
    jobId,
    attempts,
    backoff: { type: 'exponential', delay: firstPauseMs, jitter: 0.3 },
    ...(delayMs > 0 ? { delay: delayMs } : {}),
    ...kept,
  };
  return { name, data, opts };
}

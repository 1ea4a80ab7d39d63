import { queues, type StoredJob } from '#messaging';
import { Slots } from './slots.js';

const isQueue = (name: string): name is keyof typeof queues => name in queues;

/** How many handlers of a queue run side by side, and how many of its jobs a worker holds. */
export const sizeOf = (queue: string): { readonly concurrency: number; readonly held: number } =>
  isQueue(queue) ? queues[queue] : { concurrency: 1, held: 1 };

/** The order in which the jobs of one queue go, of those that this worker holds. */
export class Lanes {
  private readonly suspects = new Slots(1);
  private readonly handlers: Slots;

  constructor(concurrency: number) {
    this.handlers = new Slots(concurrency);
  }

  /**
   * Lets a job begin. One that was begun before and did not end may have killed its worker: such jobs begin one by one,
   * so that the ledger counts a death for the one that ran and not for all that lay beside it.
   */
  begin(job: StoredJob, run: () => Promise<void>): Promise<void> {
    const leftOpen = job.attemptsStarted - job.attemptsMade > 1;
    return leftOpen ? this.suspects.within(run) : run();
  }

  /** Runs a handler as soon as there is room for it. */
  handle(work: () => Promise<unknown>): Promise<unknown> {
    return this.handlers.within(work);
  }

  /** The worker stops: whoever waits is let through, to give its job back. */
  open(): void {
    this.suspects.open();
    this.handlers.open();
  }
}

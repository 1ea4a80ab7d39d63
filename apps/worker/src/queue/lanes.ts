import { queues, type QueueSize } from '#messaging';
import { Slots } from './slots.js';

const isQueue = (name: string): name is keyof typeof queues => name in queues;

/** How a worker treats the jobs of a queue. */
export const sizeOf = (queue: string): QueueSize =>
  isQueue(queue) ? queues[queue] : { concurrency: 1, held: 1, together: 1 };

/** The order in which the jobs of one queue go, of those that this worker holds. */
export class Lanes {
  private readonly suspects = new Slots(1);
  private readonly handlers: Slots;

  constructor(concurrency: number) {
    this.handlers = new Slots(concurrency);
  }

  /**
   * Lets a job begin. One that was left open may have killed its worker: such jobs begin one by one,
   * so that the ledger counts a death for the one that ran and not for all that lay beside it.
   */
  begin(leftOpen: boolean, run: () => Promise<void>): Promise<void> {
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

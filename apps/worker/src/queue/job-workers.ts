import { setTimeout as pause } from 'node:timers/promises';
import { DiscoveryService } from '@nestjs/core';
import { within, type Complain, type JobContracts, type QueueStore, type StoreWorker } from '#messaging';
import { handlesJob } from './handles-job.decorator.js';
import { matchHandlers, type FoundHandler } from './job-handlers.js';
import type { JobRunner } from './job-runner.js';
import { sizeOf } from './lanes.js';

/** How long running jobs may finish after SIGTERM before they are asked to give themselves back. */
const finishWithinMs = 20_000;
const giveBackWithinMs = 4_000;
/** How long the store may take to write how the last jobs ended. */
const closeWithinMs = 2_000;
const startAgainAfterMs = 1_000;

/** The workers of this process: one per queue, all handing their jobs to the same runner. */
export class JobWorkers {
  private readonly workers = new Map<string, StoreWorker>();
  private stopping = false;

  constructor(
    private readonly store: QueueStore,
    private readonly runner: JobRunner,
    private readonly contracts: JobContracts,
    private readonly discovery: DiscoveryService,
    private readonly complain: Complain,
  ) {}

  /** @throws HandlersIncomplete when a job has no handler, or two */
  checkHandlers(): void {
    this.runner.use(matchHandlers(this.contracts, this.findHandlers()));
  }

  /** Begins to take jobs. */
  start(): void {
    const names = new Set(Object.values(this.contracts).map((contract) => contract.queue));
    for (const name of names) void this.keepRunning(name);
  }

  /** Takes no more jobs, lets those that run finish, asks those that take too long to give themselves back. */
  async stop(): Promise<void> {
    this.stopping = true;
    const closed = Promise.all([...this.workers.values()].map((worker) => worker.close()));
    if (!(await within(finishWithinMs, this.runner.idle()))) {
      this.runner.interrupt();
      await within(giveBackWithinMs, this.runner.idle());
    }
    if (!(await within(closeWithinMs, closed)))
      this.complain('The queue store does not answer; its workers are left.', undefined);
  }

  /** A worker whose first connection failed never works again: another one takes its place. */
  private async keepRunning(name: string): Promise<void> {
    while (!this.stopping) {
      const worker = this.open(name);
      this.workers.set(name, worker);
      try {
        await worker.run();
      } catch (cause) {
        this.complain(`The worker of ${name} could not start; it is tried again.`, cause);
        await within(closeWithinMs, worker.close());
      }
      if (!this.stopping) await pause(startAgainAfterMs);
    }
  }

  private open(name: string): StoreWorker {
    return this.store.worker(name, {
      held: sizeOf(name).held,
      process: (job, token) => this.runner.process(job, token),
      onFailure: (job, reason) => void this.noteFailure(job, reason),
    });
  }

  private async noteFailure(...failure: Parameters<JobRunner['afterFailure']>): Promise<void> {
    try {
      await this.runner.afterFailure(...failure);
    } catch (cause) {
      this.complain('A failed job could not be looked at; the next reconciling does it.', cause);
    }
  }

  private findHandlers(): FoundHandler[] {
    return this.discovery.getProviders().flatMap(({ metatype, instance }) => {
      const job: unknown = typeof metatype === 'function' ? Reflect.getMetadata(handlesJob, metatype) : undefined;
      return typeof job === 'string' && isObject(instance) ? [{ job, handler: instance }] : [];
    });
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

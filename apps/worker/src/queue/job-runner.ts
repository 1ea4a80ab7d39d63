import { RequestContext } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { Logger } from 'pino';
import {
  envelopesIn,
  parcelOf,
  PayloadMismatch,
  type JobContracts,
  type JobEnvelope,
  type JobRuns,
  type LiveTopics,
  type StartedRun,
  type StoredJob,
} from '#messaging';
import type { AnyJobHandler } from './job-handlers.js';
import { Lanes, sizeOf } from './lanes.js';
import { JobCancelled, JobInterrupted, RunningJob } from './running-job.js';

/** A job is given up when its worker died on it this often. */
export const mostDeaths = 3;

/** A job that waited longer than this for room is asked for once more: someone may have cancelled it meanwhile. */
const askAgainAfterMs = 250;

/** What the runner works with; one per worker process. */
export interface RunnerParts {
  readonly em: EntityManager;
  readonly runs: JobRuns;
  readonly live: LiveTopics;
  readonly log: Logger;
  readonly contracts: JobContracts;
}

/** Runs what the store hands out, a job or a parcel of them. Of each job: asks the ledger whether it may, checks its payload, gives it its context, and writes how it ended. */
export class JobRunner {
  private readonly stop = new AbortController();
  private readonly running = new Set<Promise<void>>();
  /** Failures that the ledger has heard of; by the time the store tells them, a person may have asked for a new run. */
  private readonly told = new WeakSet<Error>();
  private readonly lanes = new Map<string, Lanes>();
  private handlers: ReadonlyMap<string, AnyJobHandler> = new Map();

  constructor(private readonly parts: RunnerParts) {}

  /** Sets the handlers, once all of them are known. */
  use(handlers: ReadonlyMap<string, AnyJobHandler>): void {
    this.handlers = handlers;
  }

  /** Asks running jobs to give themselves back at their next chunk, and those that wait for room at once. */
  interrupt(): void {
    this.stop.abort();
    for (const lanes of this.lanes.values()) lanes.open();
  }

  /** Settles when no job runs. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  /** Runs what the store handed out under `token`. */
  async process(job: StoredJob, token: string): Promise<void> {
    const run = this.runAll(job, token);
    this.running.add(run);
    try {
      await run;
    } finally {
      this.running.delete(run);
    }
  }

  /**
   * Runs all jobs of a parcel, and then says how it ended: it is tried again while one of them is, and those that are over
   * stay over.
   */
  private async runAll(job: StoredJob, token: string): Promise<void> {
    const lanes = this.lanesOf(job.queueName);
    const leftOpen = job.attemptsStarted - job.attemptsMade > 1;
    const all = envelopesIn(job.data).map((envelope) => lanes.begin(leftOpen, () => this.run(job, envelope)));
    const failures = (await Promise.allSettled(all)).flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    if (failures.some((cause) => cause instanceof JobInterrupted)) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    if (failures.length > 0) throw failures.find((cause) => !(cause instanceof UnrecoverableError)) ?? failures[0];
  }

  private async run(job: StoredJob, { key, payload, actorId, requestId }: JobEnvelope): Promise<void> {
    const log = this.parts.log.child({ job: job.name, jobKey: key, requestId: requestId ?? undefined });
    const run = await this.parts.runs.start({
      jobKey: key,
      name: job.name,
      queue: job.queueName,
      payload,
      requestedBy: actorId,
      parcelId: parcelOf(job.data),
    });
    if (!run) {
      log.debug('skipped: the ledger says it is over');
      return;
    }
    const began = performance.now();
    try {
      await this.runWithin(job.name, key, payload, run, log);
      await this.parts.runs.finish(run.id);
      log.info({ ms: Math.round(performance.now() - began), starts: run.starts }, 'job done');
    } catch (cause) {
      await this.settle(cause, job.name, run, log);
    } finally {
      if (run.followed) await this.parts.live.publish(`jobs.${run.id}`, { ids: [run.id] });
    }
  }

  /** The store failed a job, maybe without asking us because its workers died on it: then the ledger learns of it. */
  async afterFailure(job: StoredJob, reason: Error): Promise<void> {
    if (this.told.has(reason)) return;
    if (!(await job.isFailed())) return;
    const keys = envelopesIn(job.data).map(({ key }) => key);
    await this.parts.runs.deadByKey(keys, parcelOf(job.data), reason);
  }

  private async runWithin(name: string, key: string, payload: unknown, run: StartedRun, log: Logger): Promise<void> {
    const { em, runs, live, contracts } = this.parts;
    if (run.cancelRequested) throw new JobCancelled('Cancelled before it started.');
    const deaths = run.starts - 1 - run.attempts;
    if (deaths >= mostDeaths) throw new UnrecoverableError(`The worker died ${deaths} times while it ran this job.`);
    const contract = contracts[name];
    const handler = this.handlers.get(name);
    if (!contract || !handler)
      throw new UnrecoverableError(`No handler for the job ${name}: it was added by another version.`);
    const checked = contract.read(payload);
    const running = new RunningJob(run.id, key, em, log, { runs, live, stop: this.stop.signal });
    const begun = performance.now();
    await this.lanesOf(contract.queue).handle(async () => {
      if (this.stop.signal.aborted) throw new JobInterrupted('The worker is stopping.');
      if (performance.now() - begun > askAgainAfterMs && (await runs.cancelRequested(run.id)))
        throw new JobCancelled('Cancelled before it started.');
      await RequestContext.create(em, () => handler.handle(checked, running));
    });
  }

  private lanesOf(queue: string): Lanes {
    const lanes = this.lanes.get(queue) ?? new Lanes(sizeOf(queue).concurrency);
    this.lanes.set(queue, lanes);
    return lanes;
  }

  /** Writes how a job ended otherwise than well. @throws what its parcel shall hear of */
  private async settle(cause: unknown, name: string, run: StartedRun, log: Logger): Promise<void> {
    const { runs, contracts } = this.parts;
    if (cause instanceof JobCancelled) {
      await runs.cancelled(run.id);
      log.info(cause.message);
      return;
    }
    if (cause instanceof JobInterrupted) {
      await runs.putBack(run.id);
      log.info('job given back: the worker stops');
      throw cause;
    }
    const error = cause instanceof Error ? cause : new Error(String(cause));
    const hopeless = error instanceof UnrecoverableError || error instanceof PayloadMismatch;
    const attempts = contracts[name]?.retry.attempts ?? 1;
    if (hopeless || run.attempts + 1 >= attempts) {
      await runs.dead(run.id, error);
      log.error({ err: error, starts: run.starts }, 'job dead');
      const final = new UnrecoverableError(error.message);
      this.told.add(final);
      throw final;
    }
    await runs.failed(run.id, error);
    log.warn({ err: error, attempt: run.attempts + 1 }, 'job failed; it is tried again');
    throw error;
  }
}

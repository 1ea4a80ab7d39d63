import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { pino } from 'pino';
import { newId, type Id } from '#kernel';
import { id, InMemoryLiveTopics, job, JobRuns, type StoredJob } from '#messaging';
import { JobRun, ormOptions } from '#schema';
import type { AnyJobHandler } from '../../../apps/worker/src/queue/job-handlers.js';
import { JobRunner } from '../../../apps/worker/src/queue/job-runner.js';
import { eventually } from '../../support/frame-under-test.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const contracts = { score: job('assessment', { roundId: id }, { attempts: 3, firstPauseMs: 10 }) };

/** A job as the store hands it out; `gaveBack` tells whether it went back to the waiting ones. */
const handedOut = (payload: unknown, name = 'score') =>
  handed({ key: `${newId()}-${name}`, payload, actorId: null, requestId: null }, name);

/** Several jobs as the store hands them out: in one parcel. */
const handedTogether = (...parts: StoredJob['data'][]) =>
  handed({ parcelId: newId(), together: parts.flatMap((part) => ('key' in part ? [part] : [])) });

function handed<D extends StoredJob['data']>(data: D, name = 'score'): StoredJob & { data: D; gaveBack: boolean } {
  const job = {
    name,
    queueName: 'assessment',
    data,
    attemptsStarted: 1,
    attemptsMade: 0,
    gaveBack: false,
    moveToWait: async () => {
      job.gaveBack = true;
      return 0;
    },
    isFailed: async () => true,
  };
  return job;
}

describe('the job runner', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  const runnerOf = (handle: AnyJobHandler['handle']) => {
    const log = pino({ level: 'silent' });
    const runner = new JobRunner({
      em: orm.em,
      runs: new JobRuns(orm.em),
      live: new InMemoryLiveTopics(),
      log,
      contracts,
    });
    runner.use(new Map([['score', { handle }]]));
    return runner;
  };
  const ledger = (jobKey: string) => orm.em.fork().findOneOrFail(JobRun, { jobKey });
  const payload = (): { roundId: Id } => ({ roundId: newId() });

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
  });
  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  it('gives a long job back when the worker must stop, without counting the start', async () => {
    const handed = handedOut(payload());
    const runner = runnerOf(async (_payload, run) => {
      await run.progress(1, 3);
      runner.interrupt();
      await run.progress(2, 3);
    });
    await expect(runner.process(handed, 'token')).rejects.toBeInstanceOf(WaitingError);
    expect(handed.gaveBack).toBe(true);
    expect(await ledger(handed.data.key)).toMatchObject({ state: 'QUEUED', starts: 0, attempts: 0 });
  });

  it('gives back the jobs that wait for room when the worker must stop, and runs none of them', async () => {
    let begun = 0;
    const runner = runnerOf(async (_payload, run) => {
      begun += 1;
      await new Promise((resolve) => run.signal.addEventListener('abort', resolve));
      await run.progress(1, 2);
    });
    const handed = [1, 2, 3, 4].map(() => handedOut(payload()));
    const ends = Promise.allSettled(handed.map((job) => runner.process(job, 'token')));
    await eventually('two are running', async () => begun === 2);
    runner.interrupt();
    expect((await ends).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(begun).toBe(2);
    for (const { data, gaveBack } of handed) {
      expect(gaveBack).toBe(true);
      expect(await ledger(data.key)).toMatchObject({ state: 'QUEUED', starts: 0, attempts: 0 });
    }
  });

  it('does not start a job that was cancelled while it waited for room', async () => {
    const begun: unknown[] = [];
    let leave = () => undefined as void;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const runner = runnerOf(async (given) => {
      begun.push(given);
      await left;
    });
    const handed = [1, 2, 3].map(() => handedOut(payload()));
    const ends = Promise.all(handed.map((job) => runner.process(job, 'token')));
    const last = handed[2]!.data.key;
    await eventually('the third is held', async () => {
      const run = await orm.em.fork().findOne(JobRun, { jobKey: last });
      return begun.length === 2 && run?.state === 'RUNNING';
    });
    await orm.em.fork().nativeUpdate(JobRun, { jobKey: last }, { cancelRequestedAt: new Date() });
    setTimeout(leave, 300);
    await ends;
    expect(begun).toHaveLength(2);
    expect(await ledger(last)).toMatchObject({ state: 'CANCELLED' });
  });

  it('buries a job whose payload does not fit at once', async () => {
    const handed = handedOut({ roundId: 'round' });
    await expect(runnerOf(async () => undefined).process(handed, 'token')).rejects.toBeInstanceOf(UnrecoverableError);
    expect(await ledger(handed.data.key)).toMatchObject({ state: 'DEAD', starts: 1 });
  });

  it('buries a job of another version at once', async () => {
    const handed = handedOut(payload(), 'bake');
    await expect(runnerOf(async () => undefined).process(handed, 'token')).rejects.toBeInstanceOf(UnrecoverableError);
    expect(await ledger(handed.data.key)).toMatchObject({ state: 'DEAD', error: expect.stringContaining('bake') });
  });

  it('runs a job no more that is done, whatever the store says', async () => {
    const handed = handedOut(payload());
    let runs = 0;
    const runner = runnerOf(async () => (runs += 1));
    await runner.process(handed, 'token');
    await runner.process(handed, 'token');
    expect(runs).toBe(1);
  });

  it('counts every failed attempt and buries the job after the last, however often the store forgot it', async () => {
    const handed = handedOut(payload());
    const runner = runnerOf(async () => {
      throw new Error('no rubric');
    });
    const ends: unknown[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await runner
        .process({ ...handed }, 'token')
        .catch((cause: unknown) => ends.push(cause instanceof UnrecoverableError));
    }
    expect(ends).toEqual([false, false, true]);
    expect(await ledger(handed.data.key)).toMatchObject({ state: 'DEAD', starts: 3, attempts: 3, error: 'no rubric' });
  });

  it('learns from the store that a job was given up', async () => {
    const handed = handedOut(payload());
    const failing = runnerOf(async () => {
      throw new Error('once');
    });
    await failing.process(handed, 'token').catch(() => undefined);
    await failing.afterFailure(handed, new Error('stalled more than allowable limit'));
    expect(await ledger(handed.data.key)).toMatchObject({ state: 'DEAD', error: 'stalled more than allowable limit' });
  });

  it('ends each job of a parcel by itself, and has only those tried again that failed', async () => {
    const [well, failing] = [handedOut(payload()).data, handedOut(payload()).data];
    const begun: unknown[] = [];
    const runner = runnerOf(async (given) => {
      begun.push(given);
      if (given === failing.payload) throw new Error('no rubric');
    });
    const parcel = handedTogether(well, failing);
    const ends: unknown[] = [];
    for (let attempt = 1; attempt <= 3; attempt++)
      await runner
        .process({ ...parcel }, 'token')
        .catch((cause: unknown) => ends.push(cause instanceof UnrecoverableError));
    expect(ends).toEqual([false, false, true]);
    expect(begun.filter((given) => given === well.payload)).toHaveLength(1);
    expect(await ledger(well.key)).toMatchObject({ state: 'DONE', starts: 1, parcelId: parcel.data.parcelId });
    expect(await ledger(failing.key)).toMatchObject({ state: 'DEAD', starts: 3, attempts: 3 });
  });

  it('gives a parcel back when the worker must stop, and what is done in it stays done', async () => {
    const [quick, long] = [handedOut(payload()).data, handedOut(payload()).data];
    const runner = runnerOf(async (given, run) => {
      if (given === quick.payload) return;
      await eventually('the other is done', async () => (await ledger(quick.key)).state === 'DONE');
      runner.interrupt();
      await run.progress(1, 2);
    });
    const parcel = handedTogether(quick, long);
    await expect(runner.process(parcel, 'token')).rejects.toBeInstanceOf(WaitingError);
    expect(parcel.gaveBack).toBe(true);
    expect(await ledger(long.key)).toMatchObject({ state: 'QUEUED', starts: 0 });
    await runnerOf(async () => undefined).process(parcel, 'token');
    expect(await ledger(long.key)).toMatchObject({ state: 'DONE', starts: 1 });
    expect(await ledger(quick.key)).toMatchObject({ state: 'DONE', starts: 1 });
  });

  it('begins a job only in the parcel in which it travels, by the ledger', async () => {
    const one = handedOut(payload());
    const begun: unknown[] = [];
    const runner = runnerOf(async () => begun.push('in its parcel'));
    const [travels, stray] = [handedTogether(one.data), handedTogether(one.data)];
    const failing = runnerOf(async () => {
      throw new Error('once');
    });
    await failing.process(travels, 'token').catch(() => undefined);
    await Promise.all([runner.process(stray, 'token'), runner.process(one, 'token')]);
    expect(begun).toEqual([]);
    await runner.afterFailure(stray, new Error('given up'));
    expect(await ledger(one.data.key)).toMatchObject({ state: 'FAILED', starts: 1 });
    await Promise.all([runner.process(stray, 'token'), runner.process(travels, 'token')]);
    expect(begun).toEqual(['in its parcel']);
    expect(await ledger(one.data.key)).toMatchObject({ state: 'DONE', starts: 2, parcelId: travels.data.parcelId });
  });

  it('gives each job a unit of work of its own', async () => {
    const seen = new Set<unknown>();
    const runner = runnerOf(async (_payload, run) => {
      seen.add(run.em.getContext());
      expect(run.em.getContext()).not.toBe(orm.em);
    });
    await Promise.all([runner.process(handedOut(payload()), 'a'), runner.process(handedOut(payload()), 'b')]);
    expect(seen.size).toBe(2);
  });
});

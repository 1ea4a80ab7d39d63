import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { CancelJob, Computations, id, job, type PayloadsOf } from '#messaging';
import { toAny } from '../../../apps/worker/src/outbox/follow.js';
import { HandlesJobNamed } from '../../../apps/worker/src/queue/handles-job.decorator.js';
import type { RunningJob } from '../../../apps/worker/src/queue/running-job.js';
import { busy } from '../../support/busy-computation.js';
import { eventually, FrameUnderTest } from '../../support/frame-under-test.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../../support/test-redis.js';

const contracts = { compute: job('assessment', { roundId: id }) };
const to = toAny<typeof contracts>();

/** Short, so that a computation of seconds outlives it several times. */
const lockMs = 800;

/** What the computations of the suite did. */
const lab = { ms: 0, steps: new SharedArrayBuffer(4), answers: [] as number[] };
const steps = () => Atomics.load(new Int32Array(lab.steps), 0);

@Injectable()
@HandlesJobNamed('compute')
class Compute {
  constructor(private readonly computations: Computations) {}

  async handle(_: PayloadsOf<typeof contracts>['compute'], run: RunningJob) {
    const answer = await this.computations.run(busy, { ms: lab.ms, steps: lab.steps }, (done, total) =>
      run.progress(Math.floor((90 * done) / total), 100, 'computing'),
    );
    lab.answers.push(answer);
    await run.progress(100, 100, 'done');
  }
}

const suite = (redis: () => TestRedis | undefined) => {
  let database: TestDatabase;
  let frame: FrameUnderTest;
  beforeAll(async () => {
    database = await createTestDatabase();
    frame = await FrameUnderTest.start({
      databaseUrl: database.url,
      redisUrl: redis()?.url,
      contracts,
      routes: { 'round.scoresRequested': ({ roundId }) => [to('compute', { roundId })] },
      handlers: [Compute],
      lockMs,
    });
  });
  afterAll(async () => {
    await frame?.stop();
    await database?.drop();
  });

  const ask = async (ms: number): Promise<Id> => {
    const roundId = newId();
    lab.ms = ms;
    lab.answers.length = 0;
    await frame.em.transactional(async (em) => frame.outbox.record(em, 'round.scoresRequested', { roundId }));
    return roundId;
  };
  const found = async (roundId: Id) =>
    (await frame.runsOf('compute')).find(({ payload }) => payload['roundId'] === roundId);

  it('keeps its job over many times the lock, and is done once', async () => {
    const roundId = await ask(4 * lockMs);
    const run = await eventually('done', async () => {
      const now = await found(roundId);
      return now?.state === 'DONE' && now;
    });
    expect(run).toMatchObject({ starts: 1, attempts: 0, done: 100, total: 100 });
    expect(lab.answers.length).toBe(1);
  });

  it('ends in the middle when a person cancels it: its thread stops, and nobody takes the job up again', async () => {
    const roundId = await ask(60_000);
    const running = await eventually('running', async () => {
      const now = await found(roundId);
      return now?.state === 'RUNNING' && (now.done ?? 0) > 0 && now;
    });
    const asked = Date.now();
    await frame.app.get(CancelJob).execute({ personId: null, where: () => ({}) }, { jobRunId: running.id });
    await eventually('cancelled', async () => (await found(roundId))?.state === 'CANCELLED');
    expect(Date.now() - asked).toBeLessThan(5_000);
    const after = steps();
    await new Promise((resolve) => setTimeout(resolve, 4 * lockMs));
    expect(steps()).toBe(after);
    expect(await found(roundId)).toMatchObject({ state: 'CANCELLED', starts: 1 });
    expect(lab.answers).toEqual([]);
  });
};

describe('a computation in a thread, on PostgreSQL', () => {
  suite(() => undefined);
});

describeOnRedis('a computation in a thread, on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  suite(() => redis);
  afterAll(() => redis.stop());
});

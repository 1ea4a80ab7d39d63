import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import { id, job, migrateQueueStore } from '#messaging';
import { HandlesJobNamed } from '../../../apps/worker/src/queue/handles-job.decorator.js';
import type { RunningJob } from '../../../apps/worker/src/queue/running-job.js';
import { toAny } from '../../../apps/worker/src/outbox/follow.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../../support/test-redis.js';
import { eventually, FrameUnderTest } from './frame-under-test.js';

const contracts = { note: job('notifications', { offerId: id }) };
const to = toAny<typeof contracts>();

const noted: Id[] = [];

@HandlesJobNamed('note')
class Note {
  async handle({ offerId }: { offerId: Id }, _run: RunningJob): Promise<void> {
    noted.push(offerId);
  }
}

const suite = (redis: () => TestRedis | undefined) => () => {
  let database: TestDatabase;
  let frame: FrameUnderTest;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrateQueueStore(database.url);
    frame = await FrameUnderTest.start({
      databaseUrl: database.url,
      redisUrl: redis()?.url,
      contracts,
      routes: { 'offer.made': (e) => [to('note', e)] },
      handlers: [Note],
    });
  });

  afterAll(async () => {
    await frame?.stop();
    await database?.drop();
  });

  it('runs the job of a committed event', async () => {
    const offerId = newId();
    await frame.em.transactional(async (em) => frame.outbox.record(em, 'offer.made', { offerId }));
    await eventually('noted', async () => noted.includes(offerId));
    const run = await eventually('done', async () =>
      (await frame.runsOf('note')).find(({ state }) => state === 'DONE'),
    );
    expect(run).toMatchObject({ starts: 1, attempts: 0 });
  });
};

describe(
  'the queue on PostgreSQL',
  suite(() => undefined),
);

describeOnRedis('the queue on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis.stop());
  describe(
    'contract',
    suite(() => redis),
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { newId, type Id } from '#kernel';
import { BullJobQueue, id, job, queueStoreToken, type PayloadsOf } from '#messaging';
import { Reconcile } from '../../apps/worker/src/outbox/reconcile.js';
import { toAny } from '../../apps/worker/src/outbox/follow.js';
import { HandlesJobNamed } from '../../apps/worker/src/queue/handles-job.decorator.js';
import { eventually, FrameUnderTest } from '../support/frame-under-test.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../support/test-redis.js';

const contracts = { note: job('notifications', { offerId: id }) };
const to = toAny<typeof contracts>();
const noted = new Map<Id, number>();

@HandlesJobNamed('note')
class Note {
  async handle({ offerId }: PayloadsOf<typeof contracts>['note']) {
    noted.set(offerId, (noted.get(offerId) ?? 0) + 1);
  }
}

let database: TestDatabase;
let frame: FrameUnderTest;

const routes = {
  'offer.made': (e: { offerId: Id }) => [to('note', e)],
  'offer.confirmed': (e: { offerId: Id }) => [to('note', e, { delay: 20_000 })],
};

async function startFrame(redisUrl?: string): Promise<void> {
  database = await createTestDatabase();
  frame = await FrameUnderTest.start({ databaseUrl: database.url, redisUrl, contracts, routes, handlers: [Note] });
}

async function stopFrame(): Promise<void> {
  await frame?.stop();
  await database?.drop();
}

/** Records an event as a request does. @returns milliseconds until it was committed */
async function record(event: 'offer.made' | 'offer.confirmed', offerId: Id): Promise<number> {
  const began = performance.now();
  await frame.em.transactional(async (em) => frame.outbox.record(em, event, { offerId }));
  return performance.now() - began;
}

async function waits(): Promise<number> {
  const [row] = await frame.em
    .getConnection()
    .execute<{ n: number }[]>('select count(*)::int as n from job_outbox where published_at is null');
  return row?.n ?? 0;
}

interface Outage {
  slowestAnswerMs: number;
  keptWaiting: number;
  doneTooEarly: number;
  /** How often each of the events was handled in the end. */
  runs: (number | undefined)[];
}

/** Twenty events while the queue cannot be reached, and what became of them. */
async function outage(down: () => Promise<unknown>, up: () => Promise<unknown>): Promise<Outage> {
  await down();
  const ids = Array.from({ length: 20 }, () => newId());
  const times: number[] = [];
  for (const offerId of ids) times.push(await record('offer.made', offerId));
  const keptWaiting = await waits();
  const doneTooEarly = ids.filter((offerId) => noted.has(offerId)).length;
  await up();
  await eventually('all done', async () => ids.every((offerId) => noted.has(offerId)), 30_000);
  return { slowestAnswerMs: Math.max(...times), keptWaiting, doneTooEarly, runs: ids.map((one) => noted.get(one)) };
}

/** The first time the worker has not yet added anything; the second time its connections are open. */
const occasions = ['before anything was added', 'after it was used'];

/** A request that waits for the queue hangs for 15 s and more; the rest is room for a busy machine. */
const atOnceMs = 2_000;

function expectNothingLost({ slowestAnswerMs, ...rest }: Outage): void {
  expect(slowestAnswerMs).toBeLessThan(atOnceMs);
  expect(rest).toEqual({ keptWaiting: 20, doneTooEarly: 0, runs: Array.from({ length: 20 }, () => 1) });
}

describe('the queue away, on PostgreSQL', () => {
  beforeAll(() => startFrame());
  afterAll(stopFrame);

  it.each(occasions)(
    'answers at once, keeps the work and does it when the queue is back, %s',
    async () => {
      const sql = (text: string) => frame.em.getConnection().execute(text);
      const seen = await outage(
        () => sql('alter schema bullmq rename to away'),
        () => sql('alter schema away rename to bullmq'),
      );
      expect(seen.keptWaiting).toBe(20);
      expectNothingLost(seen);
    },
    60_000,
  );

  it('goes on within five seconds after all its connections were cut', async () => {
    await cutConnections();
    const offerId = newId();
    await eventually('recorded', () => record('offer.made', offerId).catch(() => undefined), 5_000);
    await eventually('done', async () => noted.has(offerId), 5_000);
    expect(noted.get(offerId)).toBe(1);
  }, 30_000);
});

/** Ends every connection to the database, as a restart of PostgreSQL does. */
async function cutConnections(): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}

describeOnRedis('the queue away, on Redis', () => {
  let redis: TestRedis;

  beforeAll(async () => {
    redis = await startTestRedis();
    await startFrame(redis.url);
  });

  it.each(occasions)(
    'answers at once, keeps the work and does it when Redis is back, %s',
    async () => {
      const seen = await outage(
        () => redis.stop(),
        async () => {
          redis = await startTestRedis(Number(new URL(redis.url).port));
        },
      );
      expect(seen.keptWaiting).toBe(20);
      expectNothingLost(seen);
    },
    60_000,
  );

  it('adds the waiting work again after Redis has lost everything', async () => {
    const offerId = newId();
    await record('offer.confirmed', offerId);
    await eventually('handed over', async () => (await waits()) === 0);
    await redis.stop();
    redis = await startTestRedis(Number(new URL(redis.url).port));
    const queue = new BullJobQueue(frame.app.get(queueStoreToken));
    const reconcile = new Reconcile(frame.em, queue, contracts);
    expect(await eventually('restored', () => reconcile.regularly().catch(() => undefined))).toBe(1);
    await eventually('done', async () => noted.get(offerId) === 1);
    await queue.close();
  }, 60_000);

  it('stops within five seconds although Redis is gone', async () => {
    await redis.stop();
    const began = performance.now();
    await frame.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  }, 30_000);

  afterAll(async () => {
    await database.drop();
    await redis.stop();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPostgresBackend, withBackend } from 'bullmq';
import { Client, Pool } from 'pg';
import { queuePool } from '#messaging';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const { Queue, Worker } = withBackend(createPostgresBackend);
const token = 'holder';

/** A pool of BullMQ's that remembers the names of what it was asked. */
class WatchedPool extends Pool {
  asked: unknown[] = [];

  override query = ((...given: unknown[]) => {
    const [query] = given;
    this.asked.push(typeof query === 'object' && query !== null && 'name' in query ? query.name : query);
    return Reflect.apply(Pool.prototype.query, this, given) as unknown;
  }) as Pool['query'];
}

describe('jobs that end at the same time', () => {
  let database: TestDatabase;
  let connections: WatchedPool;
  let queue: InstanceType<typeof Queue>;
  let worker: InstanceType<typeof Worker>;
  let number = 0;

  /** Puts so many jobs into the queue. */
  const add = (amount: number) =>
    queue.addBulk(
      Array.from({ length: amount }, () => ({
        name: 'note',
        data: {},
        opts: { jobId: `note-${String(++number).padStart(4, '0')}`, removeOnComplete: true },
      })),
    );
  /** Takes so many of them in hand. */
  const take = async (amount: number) => {
    const jobs = [];
    for (let k = 0; k < amount; k++) jobs.push((await worker.getNextJob(token))!);
    connections.asked = [];
    return jobs;
  };
  const endings = () => connections.asked.filter((name) => name === 'end_jobs' || name === 'end_job');

  beforeAll(async () => {
    database = await createTestDatabase();
    connections = new WatchedPool({ connectionString: database.url, options: '-c search_path=bullmq' });
    const connection = queuePool(connections);
    queue = new Queue('endings', { connection });
    worker = new Worker('endings', null, { connection });
  });

  beforeEach(() => queue.drain());

  afterAll(async () => {
    await worker?.close();
    await queue?.close();
    await connections?.end();
    await database?.drop();
  });

  it('are ended by one statement, and each takes the next job along', async () => {
    await add(30);
    const jobs = await take(12);
    const taken = await Promise.all(jobs.map((job) => job.moveToCompleted(undefined, token, true)));
    expect(endings()).toEqual(['end_jobs']);
    const next = taken.map((answer) => (Array.isArray(answer) ? String(answer[1]) : 'none'));
    expect(next).toEqual(Array.from({ length: 12 }, (_none, k) => `note-${String(13 + k).padStart(4, '0')}`));
    expect(await queue.getJobCounts('waiting', 'active', 'completed')).toEqual({
      waiting: 6,
      active: 12,
      completed: 0,
    });
    const rest = await Promise.all(next.map(async (id) => (await queue.getJob(id))!));
    await Promise.all(rest.map((job) => job.moveToCompleted(undefined, token, true)));
    expect(await queue.getJobCounts('waiting', 'active', 'completed')).toEqual({ waiting: 0, active: 6, completed: 0 });
  });

  it('go their own way when one is refused', async () => {
    await add(3);
    const [first, lost, third] = await take(3);
    await connections.query('delete from job where id = $1', [lost!.id]);
    const ended = await Promise.allSettled([first, lost, third].map((job) => job!.moveToCompleted(1, token, true)));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(String((ended[1] as PromiseRejectedResult).reason)).toContain(lost!.id);
    expect(await queue.getJob(first!.id!)).toBeUndefined();
    expect(await queue.getJob(third!.id!)).toBeUndefined();
  });

  it('do not wait for one that somebody else holds', async () => {
    await add(3);
    const [first, held, third] = await take(3);
    const other = new Client({ connectionString: database.url, options: '-c search_path=bullmq' });
    await other.connect();
    await other.query('begin');
    await other.query('select from job where id = $1 for update', [held!.id]);
    const late = held!.moveToCompleted(1, token, true);
    await Promise.all([first, third].map((job) => job!.moveToCompleted(1, token, true)));
    expect(await queue.getJob(held!.id!)).toBeDefined();
    await other.query('commit');
    await late;
    expect(await queue.getJob(held!.id!)).toBeUndefined();
    await other.end();
  });
});

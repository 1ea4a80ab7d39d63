import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../apps/standalone/src/ports.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../../support/test-redis.js';
import { WorkerProcess } from '../../support/worker-process.js';
import { Redis } from 'ioredis';

let worker: WorkerProcess | undefined;

async function answerOf(port: number, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${port}/${path}`);
  return { status: answer.status, body: await answer.json() };
}

function start(variables: Record<string, string>): WorkerProcess {
  worker = new WorkerProcess(variables);
  return worker;
}

describe('the worker process', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => worker?.stop('SIGKILL'));
  afterAll(() => database.drop());

  it('gets ready, answers on its health port, and ends in order at SIGTERM', async () => {
    const port = await freePort();
    const { ready } = start({ DATABASE_URL: database.url, WORKER_PORT: String(port) });
    expect(await ready).toBe(true);
    expect(await answerOf(port, 'healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await answerOf(port, 'readyz')).toMatchObject({ status: 200, body: { status: 'ok', outboxAgeSeconds: 0 } });
    expect(await worker?.stop('SIGTERM')).toEqual({ code: 0, said: '' });
  }, 60_000);

  it('refuses to start on a database without its tables, and says the cure', async () => {
    const empty = await createTestDatabase('empty');
    const { code, said } = await start({ DATABASE_URL: empty.url }).ended;
    await empty.drop();
    expect(code).toBe(1);
    expect(said).toContain('npm run semai -- migrate');
    expect(said).not.toContain('    at ');
  }, 60_000);

  it('refuses to start without DATABASE_URL, in words', async () => {
    const { code, said } = await start({}).ended;
    expect([code, said]).toEqual([1, expect.stringContaining('DATABASE_URL')]);
  }, 60_000);

  describeOnRedis('with Redis', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startTestRedis();
    });
    afterAll(() => redis.stop());

    it('refuses one that throws keys away when it is full', async () => {
      const client = new Redis(redis.url);
      await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const { code, said } = await start({ DATABASE_URL: database.url, REDIS_URL: redis.url }).ended;
      client.disconnect();
      expect([code, said]).toEqual([1, expect.stringContaining('noeviction')]);
    }, 60_000);

    it('refuses an address where none answers', async () => {
      const nowhere = `redis://127.0.0.1:${await freePort()}`;
      const { code, said } = await start({ DATABASE_URL: database.url, REDIS_URL: nowhere }).ended;
      expect([code, said]).toEqual([1, expect.stringContaining('REDIS_URL')]);
    }, 60_000);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { newId, type Id } from '#kernel';
import { openQueueStore, RelayLiveTopics, type LiveStream, type QueueStore } from '#messaging';
import { eventually } from '../../support/frame-under-test.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../../support/test-redis.js';

interface Process {
  readonly store: QueueStore;
  readonly live: RelayLiveTopics;
}

/** Reads a stream into a list until it ends. */
function collect(stream: LiveStream): Id[] {
  const heard: Id[] = [];
  void (async () => {
    for await (const { ids } of stream) heard.push(...ids);
  })();
  return heard;
}

const contract = (redis: () => TestRedis | undefined, cut: (database: TestDatabase) => Promise<unknown>) => {
  let database: TestDatabase;
  let api: Process;
  let worker: Process;

  const open = (): Process => {
    const complain = () => undefined;
    const store = openQueueStore({ databaseUrl: database.url, redisUrl: redis()?.url }, { complain, listeners: 1 });
    return { store, live: new RelayLiveTopics(() => store.relay(), complain) };
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    [api, worker] = [open(), open()];
  });

  afterAll(async () => {
    for (const { live, store } of [api, worker]) {
      await live.close();
      await store.close();
    }
    await database.drop();
  });

  it('tell another process all of 20 messages, each within half a second', async () => {
    const stream = api.live.subscribe('rounds.a');
    await stream.ready;
    const times: number[] = [];
    for (let n = 0; n < 20; n++) {
      const began = performance.now();
      const id = newId();
      await worker.live.publish('rounds.a', { ids: [id] });
      expect((await stream.next()).value).toEqual({ ids: [id] });
      times.push(performance.now() - began);
    }
    await stream.return();
    times.sort((a, b) => a - b);
    process.stdout.write(`      median ${Math.round(times[10]!)} ms\n`);
    expect(times[19]).toBeLessThan(500);
  });

  it('reach all readers of a topic in this process, and none of another topic', async () => {
    const streams = ['a', 'a', 'b'].map((round) => api.live.subscribe(`rounds.${round}`));
    await Promise.all(streams.map(({ ready }) => ready));
    const heard = streams.map(collect);
    const [first, second] = [newId(), newId()];
    await worker.live.publish('rounds.a', { ids: [first] });
    await worker.live.publish('rounds.b', { ids: [second] });
    await eventually('all heard', async () => heard.every((ids) => ids.length > 0));
    expect(heard).toEqual([[first], [first], [second]]);
    for (const stream of streams) await stream.return();
  });

  it('say nothing after return, and speak again to a new subscription', async () => {
    const gone = api.live.subscribe('rounds.c');
    await gone.ready;
    await gone.return();
    const stream = api.live.subscribe('rounds.c');
    await stream.ready;
    const id = newId();
    await worker.live.publish('rounds.c', { ids: [id] });
    expect((await stream.next()).value).toEqual({ ids: [id] });
    expect((await gone.next()).done).toBe(true);
    await stream.return();
  });

  it('are heard again after every connection was cut', async () => {
    const stream = api.live.subscribe('rounds.d');
    await stream.ready;
    const heard = collect(stream);
    await cut(database);
    const again = await eventually(
      'heard again',
      async () => {
        await worker.live.publish('rounds.d', { ids: [newId()] });
        await new Promise((resolve) => setTimeout(resolve, 100));
        return heard.length > 0;
      },
      10_000,
    );
    expect(again).toBe(true);
    await stream.return();
  });
};

describe('live topics on PostgreSQL', () => {
  contract(
    () => undefined,
    async (database) => {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
    },
  );
});

describeOnRedis('live topics on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  contract(
    () => redis,
    async () => {
      const client = new Redis(redis.url);
      await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      client.disconnect();
    },
  );
  afterAll(() => redis.stop());
});

import { createRedisBackend, Relay, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { JobEnvelope } from './job-queue.js';
import { holding, QueueStoreUnusable } from './queue-store-settings.js';
import type { QueueStore, QueueStoreOptions, StoredJob } from './queue-store.js';

/** How long a boot waits for Redis to answer. */
const firstAnswerMs = 10_000;

const reconnectAfter = (times: number) => Math.min(times * 100, 1_000);

/**
 * BullMQ on Redis. Whoever adds gives up at once while Redis is away (the outbox keeps the work); whoever takes waits
 * for as long as it takes.
 */
export function openRedisStore(redisUrl: string, { complain, prefix = 'semai' }: QueueStoreOptions): QueueStore {
  const redis = withBackend(createRedisBackend);
  const open = (options: { enableOfflineQueue: boolean }) => {
    const connection = new Redis(redisUrl, {
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy: reconnectAfter,
      ...options,
    });
    connection.setMaxListeners(0);
    connection.on('error', (cause) => complain('The connection to Redis broke; it is renewed.', cause));
    return connection;
  };
  const adding = open({ enableOfflineQueue: false });
  const taking = open({ enableOfflineQueue: true });
  return {
    kind: 'redis',
    check: () => checkServer(adding, complain),
    queue: (name) => {
      const queue = new redis.Queue<JobEnvelope>(name, { connection: adding, prefix, skipWaitingForReady: true });
      queue.on('error', (cause) => complain(`The queue ${name} reports an error.`, cause));
      return queue;
    },
    worker: (name, wiring) => {
      const process = (job: StoredJob, token?: string) => wiring.process(job, token ?? '');
      const worker = new redis.Worker<JobEnvelope, void>(name, process, {
        connection: taking,
        prefix,
        autorun: false,
        concurrency: wiring.concurrency,
        ...holding,
      });
      worker.on('error', (cause) => complain(`The worker of ${name} reports an error.`, cause));
      worker.on('failed', (job, reason) => job && wiring.onFailure(job, reason));
      return worker;
    },
    relay: () => new Relay({ connection: taking, prefix, namespace: 'semai' }),
    remembers: async () => (await adding.set(`${prefix}:remembers`, new Date().toISOString(), 'NX')) === null,
    close: async () => {
      adding.disconnect();
      taking.disconnect();
    },
  };
}

/** Redis answers, keeps what it is given, and is asked whether it keeps it over a restart. */
async function checkServer(connection: Redis, complain: QueueStoreOptions['complain']): Promise<void> {
  await firstAnswer(connection);
  const facts = await connection.info();
  const policy = /maxmemory_policy:(\S+)/.exec(facts)?.[1] ?? 'noeviction';
  if (policy !== 'noeviction') {
    throw new QueueStoreUnusable(
      `REDIS_URL: this Redis throws keys away when it is full (maxmemory-policy ${policy}), jobs among them. ` +
        'Set maxmemory-policy noeviction, or give Semai a Redis of its own.',
    );
  }
  if (/aof_enabled:0/.test(facts)) {
    complain(
      'REDIS_URL: this Redis writes no append-only file; after a crash jobs come back from the outbox only.',
      undefined,
    );
  }
}

async function firstAnswer(connection: Redis): Promise<void> {
  const deadline = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no answer')), firstAnswerMs).unref();
  });
  try {
    await Promise.race([whenReady(connection), deadline]);
  } catch (cause) {
    throw new QueueStoreUnusable(
      `REDIS_URL: no Redis answers there within ${firstAnswerMs / 1_000} s. Start it, correct the address, ` +
        'or leave REDIS_URL out to keep the queue in PostgreSQL.',
      { cause },
    );
  }
}

function whenReady(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => {
    connection.once('ready', () => resolve());
    if (connection.status === 'wait') void connection.connect().catch(() => undefined);
  });
}

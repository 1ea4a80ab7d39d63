import { createRedisBackend, Relay, withBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Carried } from './job-queue.js';
import { answerWithinMs, holding, QueueStoreUnusable } from './queue-store-settings.js';
import type { QueueStore, QueueStoreOptions, StoredJob } from './queue-store.js';
import { within } from './within.js';

/** How long a boot waits for Redis to answer. */
const firstAnswerMs = 10_000;

const longestReconnectPauseMs = 1_000;

/**
 * A connection that knows its copies: BullMQ makes one for each worker and relay. Closing one that is just waiting to
 * reconnect leaves it hanging for ever, with all its commands; so it is first told not to reconnect any more.
 */
class StoreConnection extends Redis {
  private readonly copies = new Set<Redis>();

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    this.copies.add(copy);
    copy.once('end', () => this.copies.delete(copy));
    return copy;
  }

  /** Settles when this connection and its copies that are broken have given up; those that work stay. */
  async giveUpReconnecting(): Promise<void> {
    const broken = [this, ...this.copies].filter(({ status }) => !['ready', 'wait', 'end'].includes(status));
    const ends = broken.map((one) => new Promise<void>((resolve) => one.once('end', () => resolve())));
    await within(2 * longestReconnectPauseMs, Promise.all(ends));
  }

  disconnectAll(): void {
    for (const copy of this.copies) copy.disconnect();
    this.disconnect();
  }
}

/**
 * BullMQ on Redis. Whoever adds gives up at once while Redis is away (the outbox keeps the work); whoever takes waits
 * for as long as it takes.
 */
export function openRedisStore(redisUrl: string, { complain, prefix = 'semai' }: QueueStoreOptions): QueueStore {
  const redis = withBackend(createRedisBackend);
  let leaving = false;
  const retryStrategy = (times: number) => (leaving ? null : Math.min(times * 100, longestReconnectPauseMs));
  const open = (options: { enableOfflineQueue: boolean; commandTimeout?: number }) => {
    const connection = new StoreConnection(redisUrl, {
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy,
      ...options,
    });
    connection.setMaxListeners(0);
    connection.on('error', (cause) => complain('The connection to Redis broke; it is renewed.', cause));
    return connection;
  };
  const adding = open({ enableOfflineQueue: false, commandTimeout: answerWithinMs });
  const taking = open({ enableOfflineQueue: true });
  return {
    kind: 'redis',
    check: () => checkServer(adding, complain),
    queue: (name) => {
      const queue = new redis.Queue<Carried>(name, { connection: adding, prefix, skipWaitingForReady: true });
      queue.on('error', (cause) => complain(`The queue ${name} reports an error.`, cause));
      return queue;
    },
    worker: (name, wiring) => {
      const process = (job: StoredJob, token?: string) => wiring.process(job, token ?? '');
      const worker = new redis.Worker<Carried, void>(name, process, {
        connection: taking,
        prefix,
        autorun: false,
        concurrency: wiring.held,
        ...holding,
      });
      worker.on('error', (cause) => complain(`The worker of ${name} reports an error.`, cause));
      worker.on('failed', (job, reason) => job && wiring.onFailure(job, reason));
      return worker;
    },
    relay: () => new Relay({ connection: taking, prefix, namespace: 'semai' }),
    remembers: async () => (await adding.set(`${prefix}:remembers`, new Date().toISOString(), 'NX')) === null,
    leave: async () => {
      leaving = true;
      await Promise.all([adding.giveUpReconnecting(), taking.giveUpReconnecting()]);
    },
    close: async () => {
      adding.disconnectAll();
      taking.disconnectAll();
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

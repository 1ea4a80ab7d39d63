import {
  assertSchemaCompatibility,
  createPostgresBackend,
  createPostgresRelayBackend,
  Relay,
  runMigrations,
  SchemaMigrationRequiredError,
  withBackend,
} from 'bullmq';
import { Client, Pool } from 'pg';
import type { Carried } from './job-queue.js';
import { queuePool } from './queue-pool.js';
import { answerWithinMs, closeWithinMs, holding, QueueStoreUnusable } from './queue-store-settings.js';
import type { QueueStore, QueueStoreOptions } from './queue-store.js';
import { within } from './within.js';

const schema = 'bullmq';
const postgres = withBackend(createPostgresBackend);

/** BullMQ on its PostgreSQL backend: one pool for all queues, workers and relays of the process. */
export function openPostgresStore(databaseUrl: string, { complain, listeners }: QueueStoreOptions): QueueStore {
  const connections = new Pool({
    connectionString: databaseUrl,
    options: `-c search_path=${schema} -c synchronous_commit=off`,
    application_name: 'semai-queue',
    keepAlive: true,
    statement_timeout: answerWithinMs,
    connectionTimeoutMillis: answerWithinMs,
    max: listeners + 6,
  });
  connections.setMaxListeners(0);
  connections.on('error', (cause) => complain('An idle connection of the queue broke.', cause));
  const pool = queuePool(connections);
  return {
    kind: 'postgresql',
    check: () => checkSchema(pool),
    queue: (name) => {
      const queue = new postgres.Queue<Carried>(name, { connection: pool });
      queue.on('error', (cause) => complain(`The queue ${name} reports an error.`, cause));
      return queue;
    },
    worker: (name, wiring) => {
      const process = (job: Parameters<typeof wiring.process>[0], token?: string) => wiring.process(job, token ?? '');
      const worker = new postgres.Worker<Carried, void>(name, process, {
        connection: pool,
        autorun: false,
        concurrency: wiring.held,
        ...holding,
      });
      worker.on('error', (cause) => complain(`The worker of ${name} reports an error.`, cause));
      worker.on('failed', (job, reason) => job && wiring.onFailure(job, reason));
      return worker;
    },
    relay: () => new Relay({ connection: pool, backend: createPostgresRelayBackend, namespace: 'semai' }),
    remembers: async () => true,
    leave: async () => undefined,
    close: async () => {
      if (!(await within(closeWithinMs, pool.end())))
        complain('A connection of the queue did not come back.', undefined);
    },
  };
}

async function checkSchema(pool: Pool): Promise<void> {
  try {
    await assertSchemaCompatibility(pool, schema);
  } catch (cause) {
    if (!(cause instanceof SchemaMigrationRequiredError)) throw cause;
    throw new QueueStoreUnusable('The queue has no tables yet. Run: npm run semai -- migrate', { cause });
  }
}

/**
 * Creates or updates BullMQ's tables in the schema `bullmq`. Safe to repeat and to run twice at once (it takes a lock).
 * @returns version of the tables afterwards
 */
export async function migrateQueueStore(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}

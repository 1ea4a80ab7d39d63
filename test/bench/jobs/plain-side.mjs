// BullMQ as its guide shows it: a queue, a worker, a job that does nothing; no outbox, no ledger.
import { createPostgresBackend, createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

const name = 'plain';
const bulk = 500;
/** As many as the worker can have in hand before more of them make it no faster. */
const concurrency = 100;
const opts = { removeOnComplete: true, attempts: 5, backoff: { type: 'exponential', delay: 1000 } };

/** Opens one store. @returns what the bench may ask of this side */
export async function openPlain({ databaseUrl, redisUrl }) {
  const connection = redisUrl
    ? new Redis(redisUrl, { maxRetriesPerRequest: null })
    : new pg.Pool({ connectionString: databaseUrl, options: '-c search_path=bullmq', max: 14 });
  const { Queue, Worker } = withBackend(redisUrl ? createRedisBackend : createPostgresBackend);
  const queue = new Queue(name, { connection });
  let number = Date.now() * 1000;
  const nextJob = () => ({ name: 'note', data: { offerId: String(number) }, opts: { ...opts, jobId: `n${number++}` } });
  return {
    prepare: () => queue.drain(),
    /** One command for each job, one after the other. */
    async addOne(amount) {
      for (let k = 0; k < amount; k++) {
        const job = nextJob();
        await queue.add(job.name, job.data, job.opts);
      }
    },
    async add(amount) {
      for (let at = 0; at < amount; at += bulk)
        await queue.addBulk(Array.from({ length: Math.min(bulk, amount - at) }, nextJob));
    },
    /** Handles what waits. @returns how to close the worker, which is not measured */
    work: (amount) =>
      new Promise((resolve, reject) => {
        let handled = 0;
        const worker = new Worker(name, async () => undefined, { connection, concurrency });
        worker.on('error', reject);
        worker.on('completed', () => ++handled === amount && resolve(() => worker.close()));
      }),
    async close() {
      await queue.close();
      await (redisUrl ? connection.quit() : connection.end());
    },
  };
}

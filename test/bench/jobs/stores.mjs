// Where the queues of the bench live: a PostgreSQL that keeps what it commits, and a Redis that writes a log of its own.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { root } from '../../../scripts/build.mjs';
import { runProgram } from '../../../scripts/run-program.mjs';
import { query, secretKeys } from '../reads/database.mjs';

/**
 * A cluster of the bench's own with the tables of Semai and of BullMQ, empty; commits wait for the disk.
 *
 * @returns {Promise<{ url: string, pid: number, folder: string, vacuum: Function, stop: Function }>}
 */
export async function openPostgres() {
  const { ensureDatabase, startEmbeddedPostgres } = await import(
    new URL('../../../dist/apps/standalone/src/embedded-postgres.js', import.meta.url).href
  );
  const { signal } = await import(new URL('../../../dist/apps/standalone/src/processes.js', import.meta.url).href);
  const folder = join(root, '.data', 'bench', 'jobs');
  const holding = setInterval(() => undefined, 1000);
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durability: 'durable' }).finally(() =>
    clearInterval(holding),
  );
  process.once('exit', () => signal(server.pid, 'SIGINT'));
  // What a run that was broken off left in the queue would be handled first.
  await query(server.url('postgres'), 'drop database if exists semai_jobs with (force)');
  await ensureDatabase(server, 'semai_jobs');
  const url = server.url('semai_jobs');
  const environment = {
    DATABASE_URL: url,
    DATA_DIR: join(folder, 'data'),
    SECRET_KEYS: secretKeys,
    LOG_LEVEL: 'error',
  };
  const { code, output } = await runProgram(['dist/apps/cli/src/main.js', 'migrate'], { environment });
  if (code !== 0) throw new Error(`semai migrate did not succeed:\n${output}`);
  return { url, pid: server.pid, folder, vacuum: () => query(url, 'vacuum'), stop: server.stop };
}

/** `REDIS_SERVER`, else the first `redis-server` on the PATH; without one that half is left out. */
function findRedis() {
  const places = [process.env.REDIS_SERVER, ...process.env.PATH.split(delimiter).map((at) => join(at, 'redis-server'))];
  return places.find((place) => place && existsSync(place));
}

/**
 * A Redis as operations are advised to run it: nothing is evicted, an append-only log is synced each second.
 *
 * @returns {Promise<{ url: string, pid: number, flush: Function, stop: Function } | undefined>}
 */
export async function openRedis(folder) {
  const program = findRedis();
  if (!program) return undefined;
  const port = await freePort();
  const dir = join(folder, 'redis');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const options = { port, bind: '127.0.0.1', dir, save: '', appendonly: 'yes', 'maxmemory-policy': 'noeviction' };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, words, { stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50 });
  client.on('error', () => child.exitCode);
  while ((await client.ping().catch(() => '')) !== 'PONG') {
    if (child.exitCode !== null) throw new Error('redis-server did not start.');
    await pause(50);
  }
  const stop = async () => {
    client.disconnect();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, flush: () => client.flushall(), stop };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

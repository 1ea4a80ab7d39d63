import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import { freePort } from '../../apps/standalone/src/ports.js';
import { until } from '../../apps/standalone/src/processes.js';
import { testRunFolder } from './test-postgres.js';

export interface TestRedis {
  url: string;
  /** Process number, for tests that kill it. */
  pid: number;
  stop(): Promise<void>;
}

/** Path of a Redis server: `REDIS_SERVER`, else the first `redis-server` on the PATH. */
export function findRedisServer(): string | undefined {
  const named = process.env.REDIS_SERVER;
  if (named) return existsSync(named) ? named : undefined;
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server'));
  return places.find((place) => existsSync(place));
}

/**
 * Starts a Redis of its own on a free port of this machine, without persistence, as the queue wants it
 * (`noeviction`).
 *
 * @throws Error when no redis-server is found: stand inside {@link describeOnRedis}.
 */
export async function startTestRedis(port?: number): Promise<TestRedis> {
  const program = findRedisServer();
  if (!program) throw new Error('redis-server was not found: install it, or set REDIS_SERVER to its path.');
  const listening = port ?? (await freePort());
  const options = { port: listening, bind: '127.0.0.1', save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, words, { stdio: 'ignore', cwd: testRunFolder() });
  const up = await until(() => child.exitCode !== null || accepts(listening), 15_000);
  if (!up || child.exitCode !== null || !child.pid) throw new Error(`redis-server did not start (${program}).`);
  noteForSweeper(child.pid);
  return { url: `redis://127.0.0.1:${listening}`, pid: child.pid, stop: () => stop(child) };
}

/**
 * `describe` for suites that need Redis: they run where a server is found, are skipped where none is, and fail
 * where none is although `CI` is set.
 */
export const describeOnRedis = findRedisServer() || mustRunEverything() ? describe : describe.skip;

function mustRunEverything(): boolean {
  return !['', '0', 'false'].includes(process.env.CI ?? '');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Leaves the process numbers to the global tear-down, should a test file die before it stops its Redis. */
function noteForSweeper(pid: number): void {
  const file = join(testRunFolder(), 'redis.pids');
  const earlier = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, `${earlier}${pid}\n`);
}

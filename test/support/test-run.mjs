import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Ends what runs that were killed have left behind: their owner is gone, their servers may still live. */
export function sweepRuns() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith('semai-test-')) continue;
    const folder = join(tmpdir(), name);
    const owner = numberIn(join(folder, 'owner'));
    if (owner && !lives(owner)) endRun(folder);
  }
}

/** Ends PostgreSQL and Redis of one run at once: their data are thrown away with the folder. */
export function endRun(folder) {
  if (!folder || !existsSync(folder)) return;
  end(numberIn(join(folder, 'postgres', 'cluster', 'postmaster.pid')), 'postgres', 'SIGQUIT');
  for (const pid of numbersIn(join(folder, 'redis.pids'))) end(pid, 'redis', 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function end(pid, name, signal) {
  if (pid && commandOf(pid).includes(name)) process.kill(pid, signal);
}

function numberIn(file) {
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

function numbersIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause.code === 'EPERM';
  }
}

function commandOf(pid) {
  if (!lives(pid)) return '';
  const file = `/proc/${pid}/cmdline`;
  return existsSync('/proc/self/cmdline') ? (existsSync(file) ? readFileSync(file, 'utf8') : '') : 'postgres redis';
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { createCluster, lastWords, readPassword, run, superuser } from './cluster.js';
import { freePort, isFree } from './ports.js';
import {
  canEnter,
  findPostgresBinaries,
  makeFolder,
  pathMark,
  type PostgresBinaries,
  systemTemporaryFolder,
} from './postgres-binaries.js';
import { isAlive, signal, until } from './processes.js';

export interface EmbeddedPostgresOptions {
  /** Where cluster, password and log lie, for instance `.data/postgres`. */
  folder: string;
  /** `throw-away` gives up safety against power cuts for speed: only for tests. */
  durability: 'durable' | 'throw-away';
  /** Wished port; a free one when left out or taken by others. */
  port?: number;
}

export interface EmbeddedPostgres {
  port: number;
  /** Process number of the server. */
  pid: number;
  /** The folder really used: elsewhere than asked where the server's account cannot enter the asked one. */
  folder: string;
  /** True when the server of an earlier run was found alive and taken over. */
  takenOver: boolean;
  /** Connection string of one database. */
  url(database: string): string;
  /** Ends the server after its connections are closed by it; returns when it is gone. */
  stop(): Promise<void>;
}

/** What PostgreSQL writes into `postmaster.pid`. */
interface ServerLock {
  pid: number;
  port: number;
}

const startSeconds = 60;

const settings: Record<EmbeddedPostgresOptions['durability'], string[]> = {
  durable: ['max_wal_size=1GB'],
  'throw-away': [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=4GB',
    'checkpoint_timeout=1h',
  ],
};

/**
 * Starts the PostgreSQL server that came with the installation, as a process of its own group which outlives
 * us, on 127.0.0.1 and a free port. A server that an earlier run left alive is taken over.
 *
 * @throws Error in one line, with the server's own last words, when it does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  const folder = await reachableFolder(options.folder, binaries);
  await makeFolder(folder);
  const cluster = join(folder, 'cluster');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await createCluster(folder, binaries, options.durability);
  const password = await readPassword(folder);
  const found = await livingServer(cluster, password);
  const { pid, port } = found ?? (await startServer(folder, password, binaries, options));
  return {
    pid,
    port,
    folder,
    takenOver: found !== undefined,
    url: (database) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stopServer(cluster, pid),
  };
}

/** Creates the database unless it exists. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function reachableFolder(folder: string, { account }: PostgresBinaries): Promise<string> {
  if (await canEnter(folder, account)) return folder;
  const place = join(systemTemporaryFolder(), `semai-data-${pathMark(folder)}`);
  if (existsSync(place) && statSync(place).uid !== process.getuid?.())
    throw new Error(`${place} belongs to somebody else: remove it, or move Semai to a folder everybody may enter.`);
  return place;
}

/** A server that still runs on this cluster; a lock file that a dead one left behind is removed. */
async function livingServer(cluster: string, password: string): Promise<ServerLock | undefined> {
  let found: ServerLock | undefined;
  const settled = await until(async () => {
    found = readLock(cluster);
    if (!found || !isAlive(found.pid, 'postgres')) {
      found = undefined;
      return true;
    }
    return answers(found.port, password);
  }, startSeconds * 1000);
  if (!settled)
    throw new Error(`PostgreSQL (process ${found?.pid}) runs on ${cluster} but does not answer: end that process.`);
  if (!found) await rm(join(cluster, 'postmaster.pid'), { force: true });
  return found;
}

async function startServer(
  folder: string,
  password: string,
  binaries: PostgresBinaries,
  { durability, port: wished }: EmbeddedPostgresOptions,
): Promise<ServerLock> {
  const log = join(folder, 'postgres.log');
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const port = wished && (await isFree(wished)) ? wished : await freePort();
    const child = run(binaries, 'postgres', log, serverArguments(join(folder, 'cluster'), port, durability));
    let ended = false;
    child.once('exit', () => (ended = true)).once('error', () => (ended = true));
    const up = await until(async () => ended || (await answers(port, password)), deadline - Date.now());
    if (up && !ended && child.pid !== undefined) return { pid: child.pid, port };
    const words = lastWords(log);
    // The port was taken meanwhile, or sessions of a server that was killed are still closing: both pass.
    const passes = /Address already in use|still in use|bind/.test(words);
    if (!passes || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${words} (log: ${log})`);
    await until(() => false, 500);
  }
}

function serverArguments(cluster: string, port: number, durability: EmbeddedPostgresOptions['durability']): string[] {
  const values = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    // Parallel queries need more shared memory than small containers give.
    'max_parallel_workers_per_gather=0',
    ...settings[durability],
  ];
  return ['-D', cluster, ...values.flatMap((value) => ['-c', value])];
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function stopServer(cluster: string, pid: number): Promise<void> {
  const gone = () => !existsSync(join(cluster, 'postmaster.pid')) || !isAlive(pid, 'postgres');
  signal(pid, 'SIGINT');
  if (await until(gone, 20_000)) return;
  signal(pid, 'SIGQUIT');
  if (await until(gone, 5_000)) return;
  signal(pid, 'SIGKILL');
}

function readLock(cluster: string): ServerLock | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) };
}

// The bench's own PostgreSQL: the embedded server over a folder below .data/bench, filled once for each size and schema.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../../scripts/build.mjs';
import { runProgram } from '../../../scripts/run-program.mjs';
import { peerFunctions } from './seed/functions.mjs';
import { seedStatements } from './seed/statements.mjs';
import { sizes } from './seed/sizes.mjs';

/** What a process of Semai is told by the bench. */
export const secretKeys = 'only-for-measuring-only-for-measuring-only';

/** What decides the rows of the bench set; later migrations are run over a set that is there. */
function markOf(size) {
  const hash = createHash('sha256').update(JSON.stringify(size));
  const folder = join(root, 'test/bench/reads/seed');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Starts the server and fills it unless it is full already.
 *
 * @param {'usual' | 'scale'} sizeName
 * @returns {Promise<{ url: string, pid: number, log: string, version: string, query: Function, stop: Function }>}
 */
export async function openDatabase(sizeName, say) {
  const { ensureDatabase, startEmbeddedPostgres } = await import(
    new URL('../../../dist/apps/standalone/src/embedded-postgres.js', import.meta.url).href
  );
  const folder = join(root, '.data', 'bench', sizeName);
  // The server's processes do not hold us; something must while we wait for them.
  const holding = setInterval(() => undefined, 1000);
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durability: 'throw-away' }).finally(
    () => clearInterval(holding),
  );
  const { signal } = await import(new URL('../../../dist/apps/standalone/src/processes.js', import.meta.url).href);
  // Also when the run is broken off; a server that has ended already is no error.
  process.once('exit', () => signal(server.pid, 'SIGINT'));
  const note = join(server.folder, 'filled');
  const mark = markOf(sizes[sizeName]);
  const url = server.url('semai_bench');
  if (!existsSync(note) || readFileSync(note, 'utf8') !== mark) {
    rmSync(note, { force: true });
    await query(server.url('postgres'), 'drop database if exists semai_bench with (force)');
    await ensureDatabase(server, 'semai_bench');
    await fill(url, folder, sizes[sizeName], say);
    writeFileSync(note, mark);
  } else await semai('migrate', url, folder);
  for (const statement of peerFunctions) await query(url, statement);
  await quieten(url);
  const [{ version }] = await query(url, `select current_setting('server_version') as version`);
  return {
    url,
    folder,
    pid: server.pid,
    log: join(server.folder, 'postgres.log'),
    version: version.split(' ')[0],
    query: (text, values) => query(url, text, values),
    stop: server.stop,
  };
}

/** Asks one question on a connection of its own. @returns the rows */
export async function query(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Nothing runs beside the measurement. */
async function quieten(url) {
  await query(url, 'alter system set autovacuum = off');
  await query(url, 'select pg_reload_conf()');
}

async function semai(verb, url, folder) {
  const environment = {
    DATABASE_URL: url,
    DATA_DIR: join(folder, 'data'),
    SECRET_KEYS: secretKeys,
    LOG_LEVEL: 'error',
  };
  const { code, output } = await runProgram(['dist/apps/cli/src/main.js', verb], { environment });
  if (code !== 0) throw new Error(`semai ${verb} did not succeed:\n${output}`);
}

async function fill(url, folder, size, say) {
  say('  making tables, loading the sample …');
  await semai('migrate', url, folder);
  await semai('seed', url, folder);
  say(`  filling in ${size.applications.toLocaleString('en')} applications …`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    // Rows of a set of our own making need no check of each reference.
    await client.query('set local session_replication_role = replica');
    for (const statement of seedStatements(size)) await client.query(statement);
    await client.query('commit');
    await client.query('vacuum (freeze, analyze)');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

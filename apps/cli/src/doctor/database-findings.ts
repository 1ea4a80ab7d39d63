import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import ormOptions from '../../../../prisma-free-schema/mikro-orm.config.js';
import { pendingMigrations } from '../../../../prisma-free-schema/src/migrate.js';
import { type Finding, look } from './finding.js';

const oldestPostgres = 15;
const largestSkewSeconds = 2;

/** Server, clock, tables and unfinished work of the database. */
export async function databaseFindings(databaseUrl: string, isEmbedded: boolean): Promise<Finding[]> {
  const server = await look('PostgreSQL', 'Start it, or correct DATABASE_URL.', () =>
    serverFacts(databaseUrl, isEmbedded),
  );
  if (server.state === 'missing') return [server];
  const tables = await look('tables', 'Run: npm run semai -- migrate', () => tableFacts(databaseUrl));
  if (tables.state === 'missing') return [server, tables];
  return [server, tables, await look('outbox', 'Look at the worker.', () => outboxFacts(databaseUrl))];
}

interface ServerRow {
  version: string;
  fsync: string;
  skew: number;
}

async function serverFacts(databaseUrl: string, isEmbedded: boolean): Promise<Omit<Finding, 'what'>> {
  const row = await first<ServerRow>(
    databaseUrl,
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       extract(epoch from clock_timestamp())::float8 as skew`,
  );
  const { hostname, port } = new URL(databaseUrl);
  const version = row.version.split(' ')[0] ?? '';
  const found = `${version}, ${isEmbedded ? 'embedded' : 'external'}, ${hostname}:${port || 5432}`;
  if (Number.parseInt(version, 10) < oldestPostgres)
    return { found, state: 'missing', cure: `Semai needs PostgreSQL ${oldestPostgres} or newer.` };
  const skew = Math.abs(row.skew - Date.now() / 1000);
  if (skew > largestSkewSeconds)
    return {
      found: `${found}, clock ${skew.toFixed(0)} s apart`,
      state: 'note',
      cure: 'Deadlines follow its clock: set it right.',
    };
  if (row.fsync !== 'on')
    return { found: `${found}, fsync off`, state: 'note', cure: 'Set fsync = on: a power cut loses data.' };
  return { found, state: 'ok' };
}

async function tableFacts(databaseUrl: string): Promise<Omit<Finding, 'what'>> {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: databaseUrl });
  try {
    const pending = await pendingMigrations(orm);
    if (pending.length === 0) return { found: 'up to date', state: 'ok' };
    return { found: `${pending.length} migrations pending`, state: 'missing', cure: 'Run: npm run semai -- migrate' };
  } finally {
    await orm.close();
  }
}

interface OutboxRow {
  waiting: number;
  oldest: number | null;
}

async function outboxFacts(databaseUrl: string): Promise<Omit<Finding, 'what'>> {
  const { waiting, oldest } = await first<OutboxRow>(
    databaseUrl,
    `select count(*)::int as waiting, extract(epoch from clock_timestamp() - min(created_at))::float8 as oldest
     from job_outbox where published_at is null`,
  );
  const found = waiting === 0 ? 'empty' : `${waiting} waiting, the oldest for ${Math.round(oldest ?? 0)} s`;
  if ((oldest ?? 0) <= 60) return { found, state: 'ok' };
  return { found, state: 'note', cure: 'The worker does not publish: is it running, and is the queue reachable?' };
}

async function first<Row extends object>(databaseUrl: string, text: string): Promise<Row> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Row>(text);
    const [row] = rows;
    if (!row) throw new Error('The database gave no answer.');
    return row;
  } finally {
    await client.end();
  }
}

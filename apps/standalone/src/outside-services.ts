import { connect } from 'node:net';
import { Client } from 'pg';
import { LaunchError } from './launch-error.js';

const oldestPostgres = 15;

/**
 * Asks the database that `DATABASE_URL` names for its version.
 *
 * @returns version, like `17.2`
 * @throws LaunchError with the cure when it does not answer, refuses us or is too old
 */
export async function checkDatabase(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    const version = rows[0]?.version.split(' ')[0] ?? '';
    if (Number.parseInt(version, 10) < oldestPostgres)
      throw new LaunchError(`DATABASE_URL: PostgreSQL ${version} is too old; Semai needs ${oldestPostgres} or newer.`);
    return version;
  } catch (cause) {
    if (cause instanceof LaunchError) throw cause;
    throw new LaunchError(`DATABASE_URL: ${databaseComplaint(cause, new URL(url))}`);
  } finally {
    await client.end();
  }
}

/**
 * Knocks at the Redis that `REDIS_URL` names.
 *
 * @throws LaunchError with the cure when nobody opens
 */
export async function checkRedis(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  if (await answersAt(hostname, Number(port || 6379))) return;
  throw new LaunchError(
    `REDIS_URL: nothing answers at ${hostname}:${port || 6379}. Start Redis there, or remove REDIS_URL: the queue then lives in PostgreSQL.`,
  );
}

function databaseComplaint(cause: unknown, { hostname, port, pathname, username }: URL): string {
  const { code, message } = cause as { code?: string; message: string };
  const name = decodeURIComponent(pathname.slice(1));
  if (code === '28P01' || code === '28000')
    return `the server refuses user "${decodeURIComponent(username)}" with this password. Correct them.`;
  if (code === '3D000') return `the server has no database "${name}". Create it: createdb ${name}`;
  if (code !== undefined && /^E[A-Z_]+$/.test(code))
    return `nothing answers at ${hostname}:${port || 5432} (${code}). Start PostgreSQL there, or remove DATABASE_URL to use the embedded one.`;
  return `${message}. Correct it, or remove DATABASE_URL to use the embedded one.`;
}

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5000 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, QueryConfig } from 'pg';
import type { ReadBehind } from './read-behind.js';

/** Names of prepared statements by their text. */
const names = new Map<string, string>();

/**
 * Runs a statement written by hand, prepared, on a connection of its own: it is a transaction by itself, also where the
 * entity manager has one open. Its texts must be few, as they are where only the outline of a rule differs.
 * @param about what it does, for a readable name
 * @param behind read right after it, for a write that gives rows when it wrote
 */
export async function runPrepared<Row extends object>(
  em: EntityManager,
  about: string,
  text: string,
  values: readonly unknown[],
  behind?: ReadBehind,
): Promise<Row[]> {
  let name = names.get(text);
  if (!name) names.set(text, (name = `${about}_${names.size}`));
  const pool = await em.getConnection().getNativeClient();
  const query = { name, text, values: [...values] };
  return behind ? runWithRead<Row>(pool, query, behind) : (await pool.query<Row>(query)).rows;
}

async function runWithRead<Row extends object>(pool: Pool, query: QueryConfig, behind: ReadBehind): Promise<Row[]> {
  const client = await pool.connect();
  const { stream } = client.connection;
  // Both go out as one where connections take more than one statement at a time; else the row is read by itself.
  stream.cork();
  const both = [client.query<Row>(query), client.pipeline ? behind.follow(client) : Promise.resolve()] as const;
  stream.uncork();
  const [written, read] = await Promise.allSettled(both);
  client.release(written.status === 'rejected');
  const hasWritten = written.status === 'fulfilled' && written.value.rows.length > 0;
  if (!hasWritten || read.status === 'rejected') behind.drop();
  if (written.status === 'rejected') throw written.reason;
  return written.value.rows;
}

/** JSON for a parameter. Half of a surrogate pair is no text in PostgreSQL; it becomes the replacement character. */
export function jsonParameter(value: unknown): string {
  const json = JSON.stringify(value);
  // Halves are written as escapes, which nothing else of that range is.
  if (!json.includes(String.raw`\ud`)) return json;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part));
}

import type { EntityManager } from '@mikro-orm/postgresql';

/** Names of prepared statements by their text. */
const names = new Map<string, string>();

/**
 * Runs a statement written by hand, prepared, on a connection of its own: it is a transaction by itself, also where the
 * entity manager has one open. Its texts must be few, as they are where only the outline of a rule differs.
 * @param about what it does, for a readable name
 */
export async function runPrepared<Row extends object>(
  em: EntityManager,
  about: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  let name = names.get(text);
  if (!name) names.set(text, (name = `${about}_${names.size}`));
  const pool = await em.getConnection().getNativeClient();
  return (await pool.query<Row>({ name, text, values: [...values] })).rows;
}

/** JSON for a parameter. Half of a surrogate pair is no text in PostgreSQL; it becomes the replacement character. */
export function jsonParameter(value: unknown): string {
  const json = JSON.stringify(value);
  // Halves are written as escapes, which nothing else of that range is.
  if (!json.includes(String.raw`\ud`)) return json;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part));
}

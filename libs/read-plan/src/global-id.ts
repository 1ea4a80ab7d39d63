import { isId, type Id } from '#kernel';

/**
 * The id the outside world sees: type and row in one opaque word, so that `node(id)` knows where to look.
 * Example: `fromGlobalId(toGlobalId('Season', id))` is `{ type: 'Season', id }`.
 */
export function toGlobalId(type: string, id: Id): string {
  return Buffer.from(`${type}:${id}`, 'latin1').toString('base64url');
}

const shape = /^([A-Z][A-Za-z0-9_]*):(.{36})$/;

/** The type and row of a global id, or null when it is none (never throws: the word may come from anyone). */
export function fromGlobalId(globalId: unknown): { type: string; id: Id } | null {
  if (typeof globalId !== 'string' || globalId.length > 200) return null;
  const found = shape.exec(Buffer.from(globalId, 'base64url').toString('latin1'));
  const [, type, id] = found ?? [];
  return type && isId(id) ? { type, id } : null;
}

/** A row id out of what a caller may hold: a global id of any type or the row id itself; null when it is neither. */
export function rowId(value: unknown): Id | null {
  if (typeof value !== 'string') return null;
  return isId(value) ? value : (fromGlobalId(value)?.id ?? null);
}

/**
 * The same word made by the database: `Type:` in base64 is constant up to the last whole group of three bytes, the
 * rest is encoded per row. No `+` or `/` can arise from letters, digits, `:` and `-`, so base64 is base64url here.
 */
export function globalIdSql(type: string, id: string): string {
  const prefix = `${type}:`;
  const whole = prefix.length - (prefix.length % 3);
  const head = Buffer.from(prefix.slice(0, whole), 'latin1').toString('base64');
  const rest = prefix.slice(whole);
  const tail = rest === '' ? `${id}::text::bytea` : `('${rest}' || ${id}::text)::bytea`;
  const word = `'${head}' || encode(${tail}, 'base64')`;
  return rest === '' ? `(${word})` : `rtrim(${word}, '=')`;
}

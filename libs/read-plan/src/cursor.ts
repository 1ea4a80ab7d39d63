import { DomainError } from '#kernel';

/** Where a page goes on: the sort keys of the last row seen, as PostgreSQL writes them, and its id. */
export type CursorKeys = readonly (string | null)[];

/** SQL of an opaque cursor out of a JSON array that starts with the name of the order. */
export function cursorSql(json: string): string {
  return `translate(encode(convert_to(${json}::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

/**
 * The keys in a cursor.
 *
 * @throws DomainError INVALID_INPUT when it is none of ours or was made for another order
 */
export function readCursor(cursor: string, order: string): CursorKeys {
  const keys = parse(cursor);
  if (!Array.isArray(keys) || keys[0] !== order || keys.length < 2 || !keys.every(isKey))
    throw new DomainError('INVALID_INPUT', { field: 'after' });
  return keys.slice(1);
}

const isKey = (key: unknown): key is string | null => key === null || (typeof key === 'string' && !key.includes('\0'));

function parse(cursor: string): unknown {
  if (typeof cursor !== 'string' || cursor.length > 4000) return null;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new DomainError('INVALID_INPUT', { field: 'after', cause });
  }
}

import { isId, type Id } from '#kernel';

/**
 * The id the outside world sees: type and row in one word, so that `node(id)` knows where to look.
 * Example: `fromGlobalId(toGlobalId('Season', id))` is `{ type: 'Season', id }`.
 */
export function toGlobalId(type: string, id: Id): string {
  return `${type}_${id}`;
}

const shape = /^([A-Z]\w*)_(.{36})$/;

/** The type and row of a global id, or null when it is none (never throws: the word may come from anyone). */
export function fromGlobalId(globalId: unknown): { type: string; id: Id } | null {
  if (typeof globalId !== 'string' || globalId.length > 200) return null;
  const [, type, id] = shape.exec(globalId) ?? [];
  return type && isId(id) ? { type, id } : null;
}

/** A row id out of what a caller may hold: a global id of any type or the row id itself; null when it is neither. */
export function rowId(value: unknown): Id | null {
  if (typeof value !== 'string') return null;
  return isId(value) ? value : (fromGlobalId(value)?.id ?? null);
}

/** The same word made by the database. */
export function globalIdSql(type: string, id: string): string {
  return `('${type}_' || ${id})`;
}

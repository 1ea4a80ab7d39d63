import type { Where } from './read-model.js';

/**
 * What a caller may filter by. `eq` one value, `in` a list, `range` `{ from, to }` (from inclusive, to exclusive),
 * `set` true or false: has a value or has none, `search` every word in any of the paths, `when` true: the author's
 * condition. Absent and null mean "do not filter". Ids may be global ids.
 */
export type FilterDefinition =
  | 'eq'
  | 'in'
  | 'range'
  | 'set'
  | { readonly kind: 'eq' | 'in' | 'range' | 'set'; readonly path: string }
  | { readonly kind: 'search'; readonly paths: readonly string[] }
  | { readonly kind: 'when'; readonly where: Where };

export const eq = (path: string): FilterDefinition => ({ kind: 'eq', path });
export const among = (path: string): FilterDefinition => ({ kind: 'in', path });
export const range = (path: string): FilterDefinition => ({ kind: 'range', path });
export const set = (path: string): FilterDefinition => ({ kind: 'set', path });
export const search = (...paths: readonly string[]): FilterDefinition => ({ kind: 'search', paths });
export const when = (where: Where): FilterDefinition => ({ kind: 'when', where });

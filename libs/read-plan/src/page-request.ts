import { DomainError, largestPage } from '#kernel';
import { type Condition, outlineOf } from './condition.js';
import { type CursorKeys, readCursor } from './cursor.js';
import { rowId } from './global-id.js';
import type { Filter, Model, OrderPath } from './model.js';

/** Arguments of a connection as GraphQL or a resolver gives them. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  /** A key of the model's `orderBy`, alone, with ` desc`, or as `{ field, direction: 'ASC' | 'DESC' }`. */
  readonly orderBy?: OrderWish | null;
  readonly filter?: object | null;
  /** The resolver's own condition, not the caller's. */
  readonly where?: Condition;
}

export type OrderWish = string | { readonly field: string; readonly direction?: string | null };

/** A filter with a value: `outline` tells apart what changes the SQL, `values` travel as parameters. */
export interface ActiveFilter {
  readonly filter: Filter;
  readonly outline: string;
  readonly values: readonly unknown[];
}

/** Page arguments read through a model; `outline` and the model's type decide the SQL, `values` the run. */
export interface PageRequest {
  readonly outline: string;
  readonly values: readonly unknown[];
  readonly order: readonly OrderPath[];
  readonly orderName: string;
  readonly after: CursorKeys | null;
  readonly filters: readonly ActiveFilter[];
  readonly where: Condition | null;
}

/**
 * Reads page arguments. Values lie in this order: `first`, cursor keys that are not null, filters, `where`.
 *
 * @throws DomainError INVALID_INPUT at `after`, `orderBy` or the filter
 */
export function readPageArgs(
  model: Model,
  args: PageArgs,
  authorOrder: readonly OrderPath[] = [],
  most = largestPage,
): PageRequest {
  const [orderName, order] = readOrder(model, args.orderBy ?? model.defaultOrder, authorOrder);
  const after = args.after === null || args.after === undefined ? null : readCursor(args.after, orderName);
  if (after && after.length !== order.length + 1) throw new DomainError('INVALID_INPUT', { field: 'after' });
  const filters = readFilters(model, { ...args.filter });
  const values: unknown[] = [Math.min(Math.max(Math.trunc(args.first ?? most), 1), most)];
  for (const key of after ?? []) if (key !== null) values.push(key);
  for (const filter of filters) values.push(...filter.values);
  const cursor = after ? after.map((key) => (key === null ? 'n' : 'v')).join('') : '';
  const where = args.where ? outlineOf(args.where, values) : '';
  const outline = `${orderName}|${cursor}|${filters.map((active) => active.outline).join()}|${where}`;
  return { outline, values, order, orderName, after, filters, where: args.where ?? null };
}

function readOrder(model: Model, wish: OrderWish | null, author: readonly OrderPath[]): [string, readonly OrderPath[]] {
  if (wish === null) return [author.map(({ path, desc }) => `${path}${desc ? ' desc' : ''}`).join(), author];
  const text = typeof wish === 'string' ? wish : `${wish.field} ${(wish.direction ?? 'asc').toLowerCase()}`;
  const [key = '', direction = 'asc'] = text.split(' ');
  const paths = model.orders.get(key);
  if (!paths || (direction !== 'asc' && direction !== 'desc'))
    throw new DomainError('INVALID_INPUT', { field: 'orderBy' });
  const desc = direction === 'desc';
  return [`${key} ${direction}`, paths.map((path) => (desc ? { path: path.path, desc: !path.desc } : path))];
}

function readFilters(model: Model, given: Readonly<Record<string, unknown>>): ActiveFilter[] {
  const active: ActiveFilter[] = [];
  for (const name of Object.keys(given).sort()) {
    const value = given[name];
    if (value === null || value === undefined) continue;
    const filter = model.filters.get(name);
    if (!filter) throw new DomainError('INVALID_INPUT', { field: `filter.${name}` });
    const read = readFilter(filter, value);
    if (read) active.push({ filter, outline: `${name}:${read.outline}`, values: read.values });
  }
  return active;
}

type Read = { readonly outline: string; readonly values: readonly unknown[] };

function readFilter(filter: Filter, value: unknown): Read | null {
  const { definition } = filter;
  if (definition.kind === 'search') return searched(String(value));
  if (definition.kind === 'when') return value === true ? { outline: 'when', values: [] } : null;
  if (definition.kind === 'set') return { outline: value === true ? 'set' : 'unset', values: [] };
  const clean = (one: unknown) => plain(one, filter.isId);
  if (definition.kind === 'eq') return { outline: 'eq', values: [clean(value)] };
  if (definition.kind === 'in') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return { outline: 'in', values: [list.map(clean).filter((one) => one !== null)] };
  }
  const { from, to } = value as { from?: unknown; to?: unknown };
  const ends = [from ?? null, to ?? null];
  const outline = `range${ends.map((end) => (end === null ? '-' : '+')).join('')}`;
  return { outline, values: ends.filter((end) => end !== null).map(clean) };
}

/** At most eight words of a search; each must be found. Wild cards of LIKE lose their meaning. */
function searched(text: string): Read | null {
  const words = text.replaceAll('\0', '').slice(0, 200).split(/\s+/u).filter(Boolean).slice(0, 8);
  if (words.length === 0) return null;
  return { outline: 'search', values: [words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)] };
}

/** A value as PostgreSQL can take it; null (which equals nothing) for what cannot be in the column. */
function plain(value: unknown, isId: boolean): unknown {
  if (isId) return rowId(value);
  if (typeof value === 'string') return value.includes('\0') ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'boolean' || value instanceof Date || typeof value === 'bigint' ? value : null;
}

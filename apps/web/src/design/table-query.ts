import { useLocation, useNavigate, useSearchParams } from 'react-router';

export const pageSizes = [25, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

export interface Sort {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
}

/** `-score` is by score, the highest first. */
export function readSort(text: string | null): Sort | undefined {
  if (text === null || !/^-?\w+$/.test(text)) return undefined;
  return text.startsWith('-') ? { column: text.slice(1), direction: 'DESC' } : { column: text, direction: 'ASC' };
}

export const writeSort = ({ column, direction }: Sort): string => (direction === 'DESC' ? `-${column}` : column);

/** A column is sorted up first, then the other way round each time. */
export function nextSort(present: Sort | undefined, column: string): Sort {
  const isUp = present?.column === column && present.direction === 'ASC';
  return { column, direction: isUp ? 'DESC' : 'ASC' };
}

const readSize = (text: string | null): PageSize => pageSizes.find((size) => String(size) === text) ?? pageSizes[0];

/** The cursors of the pages before this one, kept with the entry of the history. */
function trailOf(state: unknown): readonly (string | null)[] {
  const trail: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'trail') : undefined;
  return Array.isArray(trail) ? trail.map((each) => (typeof each === 'string' ? each : null)) : [];
}

/** What a list asks of the server, and the ways to change it; all of it stands in the address. */
export interface TableQuery {
  readonly first: PageSize;
  readonly after: string | null;
  readonly sort: Sort | undefined;
  /** A filter of the page by its name in the address. */
  readonly filter: (name: string) => string | null;
  readonly setFilter: (name: string, value: string | null) => void;
  readonly clearFilters: () => void;
  readonly hasFilters: boolean;
  readonly setSort: (sort: Sort) => void;
  readonly setSize: (size: PageSize) => void;
  readonly goNext: (endCursor: string) => void;
  readonly goBack: () => void;
  readonly isFirstPage: boolean;
}

const own = new Set(['sort', 'size', 'after', 'open']);

/** Paging, sorting and filters of a list, read from and written to the address, so that a link shows the same rows. */
export function useTableQuery(usualSort?: Sort): TableQuery {
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const after = query.get('after');
  const trail = trailOf(state);
  const go = (change: (next: URLSearchParams) => void, nextTrail: readonly (string | null)[] = []) => {
    const next = new URLSearchParams(query);
    next.delete('after');
    change(next);
    const text = next.toString();
    void navigate({ search: text === '' ? '' : `?${text}` }, { replace: true, state: { trail: nextTrail } });
  };
  const put = (name: string, value: string | null) => (next: URLSearchParams) =>
    value === null || value === '' ? next.delete(name) : next.set(name, value);
  const filters = [...new Set(query.keys())].filter((name) => !own.has(name));
  return {
    first: readSize(query.get('size')),
    after,
    sort: readSort(query.get('sort')) ?? usualSort,
    filter: (name) => query.get(name),
    setFilter: (name, value) => go(put(name, value)),
    clearFilters: () => go((next) => filters.forEach((name) => next.delete(name))),
    hasFilters: filters.length > 0,
    setSort: (sort) => go(put('sort', writeSort(sort))),
    setSize: (size) => go(put('size', size === pageSizes[0] ? null : String(size))),
    goNext: (endCursor) => go(put('after', endCursor), [...trail, after]),
    goBack: () => go(put('after', trail.at(-1) ?? null), trail.slice(0, -1)),
    isFirstPage: after === null,
  };
}

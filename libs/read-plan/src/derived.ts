import type { Where } from './read-model.js';

/** Rows that a derived field counts or sums, and whether the viewer's policy for them applies (it does unless said). */
export interface Counted {
  readonly type: string;
  /** Property of the counted entity that points here, dotted when it points through others. */
  readonly by: string;
  readonly where?: Where;
  /** `none` counts rows that the viewer may not see; say why in `because`. */
  readonly policy?: 'rules' | 'none';
  readonly because?: string;
}

export interface Measured extends Counted {
  /** Property of the counted entity. */
  readonly of: string;
}

export type Derived =
  | { readonly kind: 'aggregate'; readonly call: AggregateCall; readonly over: Counted; readonly of?: string }
  | { readonly kind: 'tally'; readonly over: Counted; readonly of: string }
  | { readonly kind: 'allowed'; readonly action: string }
  | { readonly kind: 'borrowed'; readonly path: string; readonly because: string }
  | SqlText;

export type AggregateCall = 'count' | 'some' | 'sum' | 'avg' | 'min' | 'max';

/** How many rows point here. */
export const count = (over: Counted): Derived => ({ kind: 'aggregate', call: 'count', over });
/** Whether any row points here. */
export const some = (over: Counted): Derived => ({ kind: 'aggregate', call: 'some', over });
/** Sum of a column, 0 without rows. */
export const sum = (over: Measured): Derived => ({ kind: 'aggregate', call: 'sum', over, of: over.of });
/** Mean of a column, null without rows. */
export const avg = (over: Measured): Derived => ({ kind: 'aggregate', call: 'avg', over, of: over.of });
export const min = (over: Measured): Derived => ({ kind: 'aggregate', call: 'min', over, of: over.of });
export const max = (over: Measured): Derived => ({ kind: 'aggregate', call: 'max', over, of: over.of });
/** How many rows per value of a column: `[{ key, count }]`, by key. */
export const tally = (over: Measured): Derived => ({ kind: 'tally', over, of: over.of });
/** Whether the viewer's rules allow an action on this row. */
export const allowed = (action: string): Derived => ({ kind: 'allowed', action });

/**
 * A column of a related row that may be shown although the row itself may not; say why.
 * Example: `borrowed('application.number', 'reviewers know a file by its number alone')`.
 */
export const borrowed = (path: string, because: string): Derived => ({ kind: 'borrowed', path, because });

/** A reference to a column or a path of the type, for use inside `sql`. */
export interface ColumnReference {
  readonly path: string;
}
export const column = (path: string): ColumnReference => ({ path });

export interface SqlText {
  readonly kind: 'sql';
  readonly texts: readonly string[];
  readonly columns: readonly ColumnReference[];
  /** Why it may look at other rows than the one it stands in; such SQL passes no policy. */
  readonly because?: string;
}

/**
 * A derived field in SQL over columns of its own row, for what the others cannot say. Only column references may stand
 * in it, never values. SQL with a `select` of its own is refused at the start: see `sqlPastPolicies`.
 * Example: `` sql`${column('closesAt')} < now()` ``.
 */
export function sql(texts: TemplateStringsArray, ...columns: readonly ColumnReference[]): Derived {
  return { kind: 'sql', texts: [...texts], columns };
}

/**
 * The same with a `select` of its own, which sees rows that the viewer may not see; say why, and have it reviewed like
 * a rule.
 * Example: `` sqlPastPolicies('seats left tell nothing of who took them')`(select count(*)::int from seat s where …)` ``.
 */
export function sqlPastPolicies(because: string) {
  return (texts: TemplateStringsArray, ...columns: readonly ColumnReference[]): Derived => ({
    kind: 'sql',
    texts: [...texts],
    columns,
    because,
  });
}

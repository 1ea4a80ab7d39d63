import type { Draft } from './draft.js';
import type { OrderPath } from './model.js';
import type { CursorKeys } from './cursor.js';
import type { Scope } from './scope.js';

/** One key of an order in SQL; the last is always the row's id, so that no two rows are equal. */
export interface OrderTerm {
  readonly sql: string;
  readonly desc: boolean;
  readonly nullable: boolean;
  readonly type: string;
}

/** Terms of an order. The id follows the direction of the last key, so that one index serves forwards and backwards. */
export function orderTerms(scope: Scope, order: readonly OrderPath[]): OrderTerm[] {
  const terms = order.map(({ path, desc }) => ({ ...scope.path(path), desc }));
  return [
    ...terms,
    { sql: scope.key(), desc: terms.at(-1)?.desc ?? false, nullable: false, type: scope.model.table.key.type },
  ];
}

/** Order-by text; rows without a value come last in both directions. */
export function orderText(terms: readonly OrderTerm[]): string {
  return terms
    .map(({ sql, desc, nullable }) => sql + (desc ? ' desc' : '') + (nullable && desc ? ' nulls last' : ''))
    .join(', ');
}

/** The rows after a cursor whose keys that are not null lie at `base` and on. */
export function afterText(draft: Draft, terms: readonly OrderTerm[], keys: CursorKeys, base: number): string {
  let place = base;
  const values = terms.map((term, i) => (keys[i] === null ? null : draft.parameter(place++, `key ${term.type}`)));
  if (terms.every((term) => !term.nullable && term.desc === terms[0]!.desc)) {
    const row = (parts: readonly unknown[]) => (parts.length === 1 ? String(parts[0]) : `(${parts.join(', ')})`);
    return `${row(terms.map(({ sql }) => sql))} ${terms[0]!.desc ? '<' : '>'} ${row(values)}`;
  }
  let text = 'false';
  for (let i = terms.length - 1; i >= 0; i--) text = step(terms[i]!, values[i]!, text);
  return text;
}

/** After this key, or equal in it and after in the rest. */
function step(term: OrderTerm, value: string | null, rest: string): string {
  if (value === null) return `(${term.sql} is null and ${rest})`;
  const beyond = `${term.sql} ${term.desc ? '<' : '>'} ${value}`;
  const after = term.nullable ? `(${beyond} or ${term.sql} is null)` : beyond;
  return `(${after} or (${term.sql} = ${value} and ${rest}))`;
}

import type { Condition } from './condition.js';
import type { Digest } from './digest.js';
import { all, type Draft } from './draft.js';
import { sqlOf } from './json.js';
import type { Model } from './model.js';
import type { PageRequest } from './page-request.js';
import { Scope } from './scope.js';
import type { Selection } from './selection.js';
import { writePage } from './write-page.js';
import { writeRow } from './write-row.js';

/** A selection with what it means, and the place of its first value among the values of a run. */
export interface PlacedSelection {
  readonly selection: Selection;
  readonly digest: Digest;
  readonly base: number;
}

/** The statement for the row that meets a condition, whose values lie after those of the selection. */
export function writeOneStatement(draft: Draft, model: Model, where: Condition, asked: PlacedSelection): string {
  const { selection, digest, base } = asked;
  const scope = new Scope(draft, model, draft.alias());
  draft.passes(scope.alias, model);
  const row = sqlOf(writeRow({ draft, requests: digest.requests, base }, scope, selection));
  const meets = draft.given(where, base + digest.values.length, model.table, scope.alias);
  const condition = all(meets, draft.policy(model, scope.alias));
  return `select ${row} as j from ${model.table.name} ${scope.alias}${scope.joins()} where ${condition} limit 1`;
}

/** The statement for a page of all rows that the viewer may see; the request's values lie after the selection's. */
export function writePageStatement(draft: Draft, model: Model, request: PageRequest, asked: PlacedSelection): string {
  const { selection, digest, base } = asked;
  const writing = { draft, requests: digest.requests, base };
  const rows = (alias: string) => ({ from: `${model.table.name} ${alias}`, where: draft.policy(model, alias) });
  const row = (scope: Scope, of: Selection) => writeRow(writing, scope, of);
  return writePage({ draft, model, rows, request, base: base + digest.values.length, row }, selection);
}

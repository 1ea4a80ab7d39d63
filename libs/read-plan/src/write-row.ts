import { fieldOf, isFor, type PlacedRequest } from './digest.js';
import { all, type Draft } from './draft.js';
import * as json from './json.js';
import type { Json } from './json.js';
import type { ChildrenOf, Field, FieldOf } from './model.js';
import { orderTerms, orderText } from './order.js';
import { Scope } from './scope.js';
import type { SelectedField, Selection } from './selection.js';
import { type Rows, writePage } from './write-page.js';

/** What the writers of rows and pages share while one statement is written. */
export interface Writing {
  readonly draft: Draft;
  readonly requests: ReadonlyMap<SelectedField, PlacedRequest>;
  /** Place of the selection's first value. */
  readonly base: number;
}

/** JSON of one row with the selected fields. The scope collects the joins that they need. */
export function writeRow(writing: Writing, scope: Scope, selection: Selection): Json {
  const entries = selection
    .filter((selected) => isFor(selected, scope.model))
    .map((selected) => [selected.key, writeField(writing, scope, selected)] as const);
  return json.object(entries);
}

function writeField(writing: Writing, scope: Scope, selected: SelectedField): Json {
  const field = fieldOf(scope.model, selected.field);
  const inner = selected.selection ?? [];
  switch (field.kind) {
    case 'one':
      return writeOne(writing, scope, field, inner);
    case 'first':
      return writeFirst(writing, scope, field, inner);
    case 'list':
      return writeList(writing, scope, field, inner);
    case 'connection':
      return writeConnection(writing, scope, field, selected);
    default:
      return json.where(guardOf(scope, field), writeValue(scope, field));
  }
}

function writeValue(
  scope: Scope,
  field: FieldOf<'id' | 'typename' | 'column' | 'reference' | 'localized' | 'composed' | 'derived'>,
): Json {
  switch (field.kind) {
    case 'id':
      return json.word(`${scope.model.type}_`, { sql: scope.key(), nullable: false });
    case 'typename':
      return json.constant(scope.model.type);
    case 'column':
      return json.jsonOf(scope.value(field.column));
    case 'reference': {
      const target = scope.model.table.relation(field.property);
      if (!target) throw new Error(`${scope.model.type}.${field.name} is no reference`);
      return json.word(`${scope.draft.models.ofTable(target.target).type}_`, scope.value(field.column));
    }
    case 'localized':
      return json.jsonOf({ sql: scope.localized(field.column), nullable: true, type: 'text' });
    case 'composed':
      return json.object(field.columns.map(([property, column]) => [property, json.jsonOf(scope.value(column))]));
    case 'derived':
      return json.jsonOf(scope.derived(field));
  }
}

/** The condition under which a guarded field is shown, or a guarded relation followed. */
const guardOf = (scope: Scope, field: Field) =>
  field.guard === undefined ? 'true' : scope.draft.rule(field.guard, scope.model, scope.alias);

function writeOne(writing: Writing, scope: Scope, field: FieldOf<'one'>, selection: Selection): Json {
  const { draft } = writing;
  const met = scope.met(field);
  if (met) {
    const { alias, model } = met.scope;
    const row = draft.whilePassed(alias, model, () => writeRow(writing, met.scope, selection));
    return json.where(met.shown, row);
  }
  const target = new Scope(draft, draft.models.of(field.type), draft.alias());
  if (target.model.table !== field.relation.target)
    throw new Error(`${scope.model.type}.${field.name} leads to ${field.relation.target.entity}, not to ${field.type}`);
  draft.passes(target.alias, target.model);
  const row = json.sqlOf(writeRow(writing, target, selection));
  const link = scope.link(field.relation, target.alias);
  const allowed = scope.seen(field.name) ?? all(draft.policy(target.model, target.alias), guardOf(scope, field));
  const where = all(link, allowed);
  const select = `select ${row} as j from ${target.model.table.name} ${target.alias}${target.joins()} where ${where}`;
  // Many rows point at each of few: what is looked up by a join PostgreSQL remembers from row to row.
  if (draft.models.isFew(target.model.table)) return [{ sql: `coalesce(${scope.lookUp(select)}.j, 'null')` }];
  return json.selected(select);
}

function writeFirst(writing: Writing, scope: Scope, field: FieldOf<'first'>, selection: Selection): Json {
  return json.selected(childRows(writing, scope, field, field.children, selection));
}

function writeList(writing: Writing, scope: Scope, field: FieldOf<'list'>, selection: Selection): Json {
  const rows = childRows(writing, scope, field, field.children, selection);
  const alias = writing.draft.alias();
  return json.list(`(select string_agg(${alias}.j, ',') from (${rows}) ${alias})`);
}

function childRows(writing: Writing, scope: Scope, field: Field, children: ChildrenOf, selection: Selection): string {
  const { draft } = writing;
  const target = new Scope(draft, draft.models.of(children.type), draft.alias());
  const rows = scope.children(target.alias, children, true);
  // First what joins other rows, so that the fields find them.
  const order = rows.isOne
    ? ''
    : ` order by ${orderText(orderTerms(target, children.orderBy))} limit ${children.limit}`;
  draft.passes(target.alias, target.model);
  const row = json.sqlOf(writeRow(writing, target, selection));
  const where = all(rows.where, guardOf(scope, field));
  return `select ${row} as j from ${rows.from}${target.joins()} where ${where}${order}`;
}

function writeConnection(writing: Writing, scope: Scope, field: FieldOf<'connection'>, selected: SelectedField): Json {
  const { draft, requests, base } = writing;
  const placed = requests.get(selected);
  if (!placed) throw new Error(`${scope.model.type}.${field.name} was not read before it was written`);
  const rows: Rows = (alias) => {
    const { from, where } = scope.children(alias, field.children, true);
    return { from, where: all(where, guardOf(scope, field)) };
  };
  const parts = {
    draft,
    model: draft.models.of(field.children.type),
    rows,
    request: placed.request,
    base: base + placed.base,
    row: (of: Scope, selection: Selection) => writeRow(writing, of, selection),
  };
  return [{ sql: `(${writePage(parts, selected.selection ?? [])})` }];
}

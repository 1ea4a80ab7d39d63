import { all, type Draft } from './draft.js';
import type { ChildrenOf, Model } from './model.js';
import type { Relation, Table } from './table.js';

/** A value in SQL. */
export interface Value {
  readonly sql: string;
  readonly nullable: boolean;
  readonly type: string;
  /** Whether nothing in its text needs to be escaped; only said of columns. */
  readonly isWord?: boolean;
}

/** Rows of another type that point at a row. */
export type Pointing = Pick<ChildrenOf, 'type' | 'by' | 'where'>;

export interface ChildRows {
  readonly from: string;
  readonly where: string;
  /** Whether there can be no second row. */
  readonly isOne: boolean;
}

/** The row that is pointed at. */
interface Parent {
  readonly model: Model;
  readonly alias: string;
}

/**
 * From-clause and condition of the rows of another type that point at a parent, under `alias`. `by` may lead over
 * several tables, which are joined.
 *
 * @throws Error when `by` does not lead to the parent's entity
 */
export function writeChildren(
  draft: Draft,
  parent: Parent,
  alias: string,
  children: Pointing,
  policy: boolean,
): ChildRows {
  const target = draft.models.of(children.type);
  const { table: parentTable, type } = parent.model;
  let from = `${target.table.name} ${alias}`;
  let [table, at] = [target.table, alias];
  const steps = children.by.split('.');
  const last = steps.pop() ?? '';
  for (const step of steps) {
    const relation = ownRelation(table, step, type);
    const next = draft.alias();
    from += ` join ${relation.target.name} ${next} on ${next}.${relation.target.key.name} = ${at}.${relation.column.name}`;
    draft.knows(at, step, next);
    [table, at] = [relation.target, next];
  }
  const pointer = ownRelation(table, last, type);
  if (pointer.target !== parentTable)
    throw new Error(`${type}: "${children.by}" of ${children.type} does not lead to ${parentTable.entity}`);
  draft.knows(at, last, parent.alias);
  const where = all(
    `${at}.${pointer.column.name} = ${parent.alias}.${parentTable.key.name}`,
    draft.author(children.where, target.table, alias),
    policy ? draft.policy(target, alias) : 'true',
  );
  return { from, where, isOne: steps.length === 0 && pointer.column.isUnique };
}

/** A column over to-one relations of the entity, without any policy. */
export function writeBorrowed(draft: Draft, table: Table, alias: string, path: string): Value {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const column = table.column(head);
    if (!column) throw new Error(`${table.entity} has no column for "${head}" to borrow`);
    return { sql: `${alias}.${column.name}`, nullable: true, type: column.type };
  }
  const { target, column } = ownRelation(table, head, table.entity);
  const next = draft.alias();
  const value = writeBorrowed(draft, target, next, rest.join('.'));
  const on = `${next}.${target.key.name} = ${alias}.${column.name}`;
  return { ...value, sql: `(select ${value.sql} from ${target.name} ${next} where ${on})` };
}

function ownRelation(table: Table, property: string, type: string): Extract<Relation, { kind: 'owner' }> {
  const relation = table.relation(property);
  if (relation?.kind === 'owner') return relation;
  throw new Error(`${type}: "${property}" of ${table.entity} is not a to-one relation with its own column`);
}

import type { AggregateCall, Counted, Derived } from './derived.js';
import { all, type Draft } from './draft.js';
import { globalIdSql } from './global-id.js';
import type { AuthorCondition, FieldOf, Model } from './model.js';
import { type Column, isToOne, type ToOneRelation } from './table.js';
import { type ChildRows, type Pointing, type Value, writeBorrowed, writeChildren } from './write-children.js';

interface Group {
  readonly alias: string;
  readonly over: Counted;
  readonly where: AuthorCondition | undefined;
  readonly calls: Map<string, string>;
}

/** What is joined to the rows of a scope. */
interface Join {
  /** Written last, when all that it needs is known. */
  readonly text: () => string;
  /** Whether rows come out in the order in which they went in: so they do where each looks up its own. */
  readonly keepsOrder: boolean;
}

/**
 * One row source of a statement: a type under an alias, with the joins that its paths and derived fields need.
 * Every join carries the row policy of its type, every guarded value its guard.
 */
export class Scope {
  readonly #joins: Join[];
  readonly #hops = new Map<string, Scope>();
  readonly #groups = new Map<string, Group>();

  constructor(
    readonly draft: Draft,
    readonly model: Model,
    readonly alias: string,
    joins: Join[] = [],
    /** Whether the row behind a to-one field may be seen, where a statement below has looked already. */
    readonly seen: (field: string) => string | undefined = () => undefined,
  ) {
    this.#joins = joins;
  }

  /** The joins asked for so far, to stand after the table. Write all values first. */
  joins(): string {
    let text = '';
    for (let i = 0; i < this.#joins.length; i++) text += ` ${this.#joins[i]!.text()}`;
    return text;
  }

  /** Whether the joins asked for so far may bring the rows into another order. */
  get mayReorder(): boolean {
    return this.#joins.some(({ keepsOrder }) => !keepsOrder);
  }

  /** Looks up one text for each row by a select that gives `j`; the alias behind which it stands, null without a row. */
  lookUp(select: string): string {
    const alias = this.draft.alias();
    this.#joins.push({ text: () => `left join lateral (${select} limit 1) ${alias} on true`, keepsOrder: true });
    return alias;
  }

  key(): string {
    return `${this.alias}.${this.model.table.key.name}`;
  }

  of(column: Column): string {
    return `${this.alias}.${column.name}`;
  }

  /** A column of this row, which is there wherever the scope's fields are written. */
  value(column: Column): Value {
    const { nullable, type, isWord } = column;
    return { sql: this.of(column), nullable, type, isWord };
  }

  /** A path over to-one fields to a column or derived field: `startup.name`. */
  path(path: string): Value {
    const [head = '', ...rest] = path.split('.');
    if (rest.length === 0) return this.#end(head);
    const value = this.#hop(head).path(rest.join('.'));
    return { ...value, nullable: true };
  }

  /** `sql` where the guard of the field allows it, else null. */
  guarded(sql: string, guard: string | undefined): string {
    if (guard === undefined) return sql;
    const condition = this.draft.rule(guard, this.model, this.alias);
    return condition === 'true' ? sql : `case when ${condition} then ${sql} end`;
  }

  derived(field: FieldOf<'derived'>): Value {
    const { derived } = field;
    if (derived.kind === 'aggregate') return this.#aggregate(derived, field.where);
    if (derived.kind === 'tally') return { sql: this.#tally(derived, field.where), nullable: false, type: 'json' };
    if (derived.kind === 'allowed')
      return {
        sql: `coalesce(${this.draft.rule(derived.action, this.model, this.alias)}, false)`,
        nullable: false,
        type: 'bool',
      };
    if (derived.kind === 'borrowed') return writeBorrowed(this.draft, this.model.table, this.alias, derived.path);
    const parts = derived.texts.map(
      (text, i) => text + (derived.columns[i] ? this.path(derived.columns[i].path).sql : ''),
    );
    return { sql: `(${parts.join('')})`, nullable: true, type: 'unknown' };
  }

  localized(column: Column): string {
    const text = this.of(column);
    return `coalesce(nullif(${text} ->> ${this.draft.parameter(0, 'locale')}::text, ''), ${text} ->> 'id')`;
  }

  /** From-clause and condition for the rows of another type that point here. */
  children(alias: string, children: Pointing, policy: boolean): ChildRows {
    return writeChildren(this.draft, { model: this.model, alias: this.alias }, alias, children, policy);
  }

  #end(name: string): Value {
    const { fields, table, guardOfProperty, type } = this.model;
    const field = fields.get(name);
    if (field?.kind === 'derived') return this.#guardedValue(this.derived(field), field.guard);
    if (field?.kind === 'localized')
      return this.#guardedValue({ sql: this.localized(field.column), nullable: true, type: 'text' }, field.guard);
    const property = field && 'property' in field ? field.property : name;
    const column = table.column(property);
    if (!column) throw new Error(`${type}: path ends at "${name}", which is no column`);
    return this.#guardedValue(this.value(column), field ? field.guard : guardOfProperty.get(name));
  }

  #guardedValue(value: Value, guard: string | undefined): Value {
    if (guard === undefined) return value;
    return { ...value, sql: this.guarded(value.sql, guard), nullable: true };
  }

  #hop(name: string): Scope {
    let hop = this.#hops.get(name);
    if (!hop) {
      hop = this.#join(name);
      this.#hops.set(name, hop);
    }
    return hop;
  }

  #join(name: string): Scope {
    const field = this.model.fields.get(name);
    const relation = field?.kind === 'one' ? field.relation : this.model.table.relation(name);
    if (!relation || !isToOne(relation))
      throw new Error(`${this.model.type}: a path goes through "${name}", which is no to-one relation`);
    const target =
      field?.kind === 'one' ? this.draft.models.of(field.type) : this.draft.models.ofTable(relation.target);
    const alias = this.draft.alias();
    const guard = field ? field.guard : this.model.guardOfProperty.get(name);
    const text = () => {
      const allowed = guard === undefined ? 'true' : this.draft.rule(guard, this.model, this.alias);
      const on = all(this.link(relation, alias), this.draft.policy(target, alias), allowed);
      return `left join ${target.table.name} ${alias} on ${on}`;
    };
    this.#joins.push({ text, keepsOrder: false });
    return new Scope(this.draft, target, alias, this.#joins);
  }

  /**
   * The row behind a to-one field where it stands in the statement already, because an order or the way here went through
   * it, and the condition under which it may be shown.
   */
  met(field: FieldOf<'one'>): { readonly scope: Scope; readonly shown: string } | undefined {
    const hop = this.#hops.get(field.name);
    if (hop) return { scope: hop, shown: `${hop.key()} is not null` };
    const alias = this.draft.joined(this.alias, field.through);
    if (alias === undefined) return undefined;
    const scope = new Scope(this.draft, this.draft.models.of(field.type), alias, this.#joins);
    const guard = field.guard === undefined ? 'true' : this.draft.rule(field.guard, this.model, this.alias);
    return { scope, shown: all(this.draft.policy(scope.model, alias), guard) };
  }

  /** The row that a path has joined over this field, if one has. */
  hop(name: string): Scope | undefined {
    return this.#hops.get(name);
  }

  /** How a to-one relation of this row finds its row, which stands under `alias`. */
  link(relation: ToOneRelation, alias: string): string {
    if (relation.kind === 'owner') {
      this.draft.knowsPointing(alias, this.model.table, relation.column, this.alias);
      return `${alias}.${relation.target.key.name} = ${this.of(relation.column)}`;
    }
    this.draft.knows(alias, relation.property, this.alias);
    return `${alias}.${relation.column.name} = ${this.key()}`;
  }

  #aggregate(derived: Extract<Derived, { kind: 'aggregate' }>, where: AuthorCondition | undefined): Value {
    const group = this.#group(derived.over, where);
    const call = `${derived.call} ${derived.of ?? ''}`;
    let name = group.calls.get(call);
    if (!name) {
      name = `c${group.calls.size}`;
      group.calls.set(call, name);
    }
    const target = this.draft.models.of(derived.over.type);
    const type = aggregateTypes[derived.call] ?? target.table.column(derived.of ?? '')?.type ?? 'unknown';
    return { sql: `${group.alias}.${name}`, nullable: !aggregateTypes[derived.call] || derived.call === 'avg', type };
  }

  /** Derived fields over the same rows share one lateral join. */
  #group(over: Counted, where: AuthorCondition | undefined): Group {
    const condition = where && 'source' in where ? where.source.key : JSON.stringify(where?.constant ?? {});
    const key = [over.type, over.by, over.policy ?? 'rules', condition].join('|');
    let group = this.#groups.get(key);
    if (!group) {
      group = { alias: this.draft.alias(), over, where, calls: new Map() };
      this.#groups.set(key, group);
      const made = group;
      this.#joins.push({ text: () => this.#lateral(made), keepsOrder: true });
    }
    return group;
  }

  #lateral({ alias, over, where, calls }: Group): string {
    const target = this.draft.alias();
    const rows = this.children(target, { ...over, where }, over.policy !== 'none');
    const counted = new Scope(this.draft, this.draft.models.of(over.type), target);
    const columns = [...calls].map(([call, name]) => {
      const [kind, of] = call.split(' ') as [AggregateCall, string];
      return `${aggregate(kind, of === '' ? '' : counted.#measured(of, over))} as ${name}`;
    });
    return `left join lateral (select ${columns.join(', ')} from ${rows.from}${counted.joins()} where ${rows.where}) ${alias} on true`;
  }

  #tally(derived: Extract<Derived, { kind: 'tally' }>, where: AuthorCondition | undefined): string {
    const [target, outer] = [this.draft.alias(), this.draft.alias()];
    const rows = this.children(target, { ...derived.over, where }, derived.over.policy !== 'none');
    const counted = new Scope(this.draft, this.draft.models.of(derived.over.type), target);
    const key = counted.#measured(derived.of, derived.over);
    const reference = counted.model.fields.get(derived.of);
    const shown =
      reference?.kind === 'reference'
        ? globalIdSql(this.draft.models.ofTable(counted.model.table.relation(reference.property)!.target).type, key)
        : key;
    const inner = `select ${shown} as k, count(*)::int as n from ${rows.from}${counted.joins()} where ${rows.where} group by 1`;
    return `(select coalesce(json_agg(json_build_object('key', ${outer}.k, 'count', ${outer}.n) order by ${outer}.k), '[]'::json) from (${inner}) ${outer})`;
  }

  /** A counted column: guarded like everywhere, unless the author counts without policy. */
  #measured(of: string, over: Counted): string {
    if (over.policy !== 'none') return this.path(of).sql;
    const column = this.model.table.column(of);
    if (!column) throw new Error(`${this.model.type}: "${of}" is no column to count`);
    return this.of(column);
  }
}

const aggregateTypes: Partial<Record<AggregateCall, string>> = {
  count: 'int',
  some: 'bool',
  sum: 'numeric',
  avg: 'float8',
};

function aggregate(call: AggregateCall, value: string): string {
  if (call === 'count') return 'count(*)::int';
  if (call === 'some') return 'count(*) > 0';
  if (call === 'sum') return `coalesce(sum(${value}), 0)`;
  return call === 'avg' ? `avg(${value})::float8` : `${call}(${value})`;
}

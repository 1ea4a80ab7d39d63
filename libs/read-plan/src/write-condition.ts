import { type Condition, isNested, onlyKey, type Verdict } from './condition.js';
import type { Column, Relation, Table } from './table.js';

/** Where a condition puts its values and finds names for the tables it looks into. */
export interface ConditionWriter {
  alias(): string;
  /** The alias under which the row behind a to-one relation stands in the statement already, if it does. */
  joined?(alias: string, property: string): string | undefined;
  /** The alias of a row of `table` in the statement whose `column` is known to point at the row of `alias`. */
  pointing?(alias: string, table: Table, column: Column): string | undefined;
  /** Whether the rows of `alias` have passed exactly this condition to be where it is asked. */
  holds?(alias: string, condition: string): boolean;
  /** Ids of the rows of a table of few rows that meet a condition, as an array; undefined where there may be many. */
  few?(table: Table, condition: (alias: string) => string): string | undefined;
  /** Remembers the place in the values; the returned function goes back there, to write a part a second time. */
  mark(): () => void;
  /** The next value of the condition, in the order of `outlineOf`; gives `$n` or a literal. */
  value(value: unknown, type: string): string;
}

const comparisons: Readonly<Record<string, string>> = {
  $lt: '<',
  $lte: '<=',
  $gt: '>',
  $gte: '>=',
  $eq: '=',
  $ne: '<>',
};
const isComparison = (key: string) => key in comparisons || key === '$in' || key === '$nin';

/**
 * SQL for a condition on the rows of `table`, known as `alias`. Values are met in the order of `outlineOf`.
 *
 * @throws Error naming entity and property when the condition mentions something that the entity does not have
 */
export function writeCondition(writer: ConditionWriter, table: Table, alias: string, verdict: Verdict): string {
  return new ConditionText(writer).verdict(table, alias, verdict, false);
}

class ConditionText {
  /** Keys of rows that need no look: the row that points at them holds their key. */
  readonly #keys = new Map<string, string>();

  constructor(private readonly writer: ConditionWriter) {}

  verdict(table: Table, alias: string, verdict: Verdict, negated: boolean): string {
    if (typeof verdict === 'boolean') return String(verdict);
    const parts = Object.keys(verdict)
      .map((key) => this.#entry(table, alias, key, verdict[key], negated))
      .filter((part) => part !== 'true');
    if (parts.length === 0) return 'true';
    return parts.length === 1 ? parts[0]! : `(${parts.join(' and ')})`;
  }

  #entry(table: Table, alias: string, key: string, value: unknown, negated: boolean): string {
    if (key === '$and' || key === '$or') {
      const parts = (value as Verdict[]).map((part) => this.verdict(table, alias, part, negated));
      if (parts.length === 0) return key === '$and' ? 'true' : 'false';
      if (key === '$or' && parts.includes('true')) return 'true';
      return key === '$and' ? `(${parts.join(' and ')})` : `(${cheapestFirst(parts).join(' or ')})`;
    }
    if (key === '$not') return `not (${this.verdict(table, alias, value as Condition, true)})`;
    const relation = table.relation(key);
    if (relation && this.#looksInside(relation, value))
      return this.#related(table, alias, key, relation, value, negated);
    const column = table.column(key);
    if (column && relation?.kind === 'owner' && isNested(value) && onlyKey(value, relation.target.keyProperty))
      return this.#compare(`${alias}.${column.name}`, column.type, value[relation.target.keyProperty]);
    if (!column) throw new Error(`${table.entity} has no column for "${key}" (in a condition)`);
    return this.#compare(`${alias}.${column.name}`, column.type, value);
  }

  /** Whether a condition on a relation needs the other table, or only the foreign key. */
  #looksInside(relation: Relation, value: unknown): boolean {
    if (relation.kind !== 'owner') return true;
    if (!isNested(value) || onlyKey(value, relation.target.keyProperty)) return false;
    const looks = (key: string) => (key === '$not' ? this.#looksInside(relation, value[key]) : !isComparison(key));
    return Object.keys(value).some(looks);
  }

  #compare(column: string, type: string, value: unknown): string {
    if (value === null) return `${column} is null`;
    if (Array.isArray(value)) return `${column} = any(${this.writer.value(value, `${type}[]`)})`;
    if (!isNested(value)) return `${column} = ${this.writer.value(value, type)}`;
    const parts = Object.keys(value).map((operator) => this.#operator(column, type, operator, value[operator]));
    if (parts.length === 0) throw new Error(`A condition on ${column} is empty`);
    return parts.length === 1 ? parts[0]! : `(${parts.join(' and ')})`;
  }

  #operator(column: string, type: string, operator: string, value: unknown): string {
    if (operator === '$not') return `not (${this.#compare(column, type, value)})`;
    if (value === null && operator === '$eq') return `${column} is null`;
    if (value === null && operator === '$ne') return `${column} is not null`;
    if (operator === '$in' && Array.isArray(value)) return `${column} = any(${this.writer.value(value, `${type}[]`)})`;
    if (operator === '$nin' && Array.isArray(value))
      return `${column} <> all(${this.writer.value(value, `${type}[]`)})`;
    const sign = comparisons[operator];
    if (!sign || value === null || isNested(value) || Array.isArray(value))
      throw new Error(`A condition on ${column} cannot use ${operator} here`);
    return `${column} ${sign} ${this.writer.value(value, type)}`;
  }

  #related(table: Table, alias: string, key: string, relation: Relation, value: unknown, negated: boolean): string {
    if (value === null && relation.kind === 'inverse')
      return `not ${this.#exists(table, alias, relation, () => 'true')}`;
    if (!isNested(value)) throw new Error(`A condition on a relation of ${table.entity} needs an object`);
    const joined = this.writer.joined?.(alias, key);
    if (joined) {
      const text = this.verdict(relation.target, joined, value, negated);
      return this.writer.holds?.(joined, text) ? 'true' : text;
    }
    if (relation.kind === 'owner' || relation.kind === 'inverse')
      return this.#toOne(table, alias, relation, value, negated);
    const quantified = Object.keys(value).some((key) => key === '$some' || key === '$none' || key === '$every');
    if (!quantified)
      return this.#exists(table, alias, relation, (t) => this.verdict(relation.target, t, value, negated));
    const parts = Object.keys(value).map((key) => this.#quantified(table, alias, relation, key, value[key] as Verdict));
    return parts.length === 1 ? parts[0]! : `(${parts.join(' and ')})`;
  }

  #quantified(table: Table, alias: string, relation: Relation, quantifier: string, inner: Verdict): string {
    const within = (t: string) => this.verdict(relation.target, t, inner, quantifier !== '$some');
    if (quantifier === '$some') return this.#exists(table, alias, relation, within);
    if (quantifier === '$none') return `not ${this.#exists(table, alias, relation, within)}`;
    if (quantifier === '$every')
      return `not ${this.#exists(table, alias, relation, (t) => `(${within(t)}) is not true`)}`;
    throw new Error(`${quantifier} cannot stand beside $some, $none or $every`);
  }

  /**
   * Under a negation the related row is asked as a value, so that an unknown stays unknown: `not exists (…)` would show
   * the rows without a related row, which a join (and em.find) hides.
   */
  #toOne(table: Table, alias: string, relation: Relation, value: Condition, negated: boolean): string {
    const inner = (t: string) => this.verdict(relation.target, t, value, negated);
    if (!negated && relation.kind === 'owner') {
      const ids = this.writer.few?.(relation.target, inner);
      if (ids !== undefined) return `${alias}.${relation.column.name} = any(${ids})`;
      if (this.#asksOnlyForChildren(relation.target, value)) {
        const target = this.writer.alias();
        this.#keys.set(target, `${alias}.${relation.column.name}`);
        return inner(target);
      }
    }
    if (!negated) return this.#exists(table, alias, relation, inner);
    const target = this.writer.alias();
    const on = this.#link(table, alias, relation, target);
    return `(select ${inner(target)} from ${relation.target.name} ${target} where ${on})`;
  }

  /** Whether all that is asked of a row is to have some children, whose rows hold its key as well as it does. */
  #asksOnlyForChildren(table: Table, value: Condition): boolean {
    return Object.keys(value).every((key) => {
      const part = value[key];
      return table.relation(key)?.kind === 'many' && isNested(part) && onlyKey(part, '$some');
    });
  }

  #key(table: Table, alias: string): string {
    return this.#keys.get(alias) ?? `${alias}.${table.key.name}`;
  }

  /**
   * Whether there is a related row. Where one is in the statement already (the application that led to this startup) it
   * is asked first: if it meets the condition, nothing needs to be looked up, and if it must have met it to be there,
   * nothing is asked at all.
   */
  #exists(table: Table, alias: string, relation: Relation, inner: (target: string) => string): string {
    const known = relation.kind === 'many' && this.writer.pointing?.(alias, relation.target, relation.column);
    if (!known) return this.#anyRow(table, alias, relation, inner);
    const back = this.writer.mark();
    const first = inner(known);
    if (this.writer.holds?.(known, first)) return 'true';
    back();
    return `((${first}) is true or ${this.#anyRow(table, alias, relation, inner)})`;
  }

  #anyRow(table: Table, alias: string, relation: Relation, inner: (target: string) => string): string {
    const target = this.writer.alias();
    const on = this.#link(table, alias, relation, target);
    if (relation.kind !== 'pivot')
      return `exists (select 1 from ${relation.target.name} ${target} where ${on} and ${inner(target)})`;
    const pivot = this.writer.alias();
    const here = `${pivot}.${relation.here} = ${this.#key(table, alias)}`;
    const there = `${target}.${relation.target.key.name} = ${pivot}.${relation.there}`;
    const from = `${relation.pivot} ${pivot} join ${relation.target.name} ${target} on ${there}`;
    return `exists (select 1 from ${from} where ${here} and ${inner(target)})`;
  }

  #link(table: Table, alias: string, relation: Relation, target: string): string {
    if (relation.kind === 'pivot') return '';
    if (relation.kind === 'owner') return `${target}.${relation.target.key.name} = ${alias}.${relation.column.name}`;
    return `${target}.${relation.column.name} = ${this.#key(table, alias)}`;
  }
}

/** PostgreSQL tries alternatives in the order of writing, so those that look into fewer tables come first. */
function cheapestFirst(parts: readonly string[]): string[] {
  const lookups = (part: string) => part.split(' from "').length;
  return [...parts].sort((a, b) => lookups(a) - lookups(b));
}

const unfit = /[\\⟦⟧\p{Cc}]/u;

/** An author's constant as SQL, for conditions that stand in a read model: they let partial indexes be used. */
export function literal(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Array.isArray(value)) return `'{${value.map(arrayItem).join()}}'`;
  if (typeof value === 'string' && !unfit.test(value)) return `'${value.replaceAll("'", "''")}'`;
  throw new Error('A read model may only compare with texts, numbers, booleans, dates and lists of them');
}

function arrayItem(item: unknown): string {
  if (typeof item === 'number' || typeof item === 'boolean') return literal(item);
  if (typeof item !== 'string' || item.includes('"') || unfit.test(item))
    throw new Error('A list in a read model holds plain texts or numbers');
  return `"${item.replaceAll("'", "''")}"`;
}

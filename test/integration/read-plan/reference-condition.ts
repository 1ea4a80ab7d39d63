import { type Collection, type MetadataStorage, type EntityMetadata, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Verdict } from '#read-plan';

/** A row as plain data: relations that own a column are ids. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };
export type Truth = boolean | null;

const plainNumber = (value: unknown) => (value instanceof Date ? value.getTime() : value);

/** Every row of the database in memory, and conditions judged on them in plain code, with SQL's unknown as null. */
export class Rows {
  readonly #rows = new Map<string, readonly Row[]>();
  readonly #byValue = new Map<string, Map<unknown, Row[]>>();

  private constructor(private readonly metadata: MetadataStorage) {}

  static async load(em: EntityManager): Promise<Rows> {
    const rows = new Rows(em.getMetadata());
    for (const meta of em.getMetadata().getAll().values()) {
      if (meta.pivotTable || meta.embeddable) continue;
      const pivots = meta.relations.filter((prop) => prop.kind === ReferenceKind.MANY_TO_MANY).map((prop) => prop.name);
      const found = await em.fork().find(meta.class, {}, { populate: pivots as never });
      rows.#rows.set(
        meta.className,
        found.map((entity) => plainRow(meta, entity as Record<string, unknown>)),
      );
    }
    return rows;
  }

  of(entity: string): readonly Row[] {
    return this.#rows.get(entity) ?? [];
  }

  /** Rows whose property has this value, by an index made when first asked for. */
  where(entity: string, property: string, value: unknown): readonly Row[] {
    const key = `${entity}.${property}`;
    let index = this.#byValue.get(key);
    if (!index) this.#byValue.set(key, (index = Map.groupBy(this.of(entity), (row) => row[property])));
    return index.get(value) ?? [];
  }

  prop(entity: string, property: string) {
    const meta = this.metadata.getByClassName(entity);
    return Object.hasOwn(meta.properties, property)
      ? (meta.properties as EntityMetadata['properties'])[property]
      : undefined;
  }

  /** The row behind a to-one relation. */
  one(entity: string, row: Row, property: string): [string, Row | undefined] {
    const prop = this.prop(entity, property)!;
    const target = prop.targetMeta!.className;
    if (prop.kind === ReferenceKind.MANY_TO_ONE || prop.owner)
      return [target, this.where(target, 'id', row[property])[0]];
    return [target, this.where(target, String(prop.mappedBy), row.id)[0]];
  }

  /** Whether the row meets the condition: yes, no, or unknown. */
  judge(entity: string, row: Row, verdict: Verdict): Truth {
    if (typeof verdict === 'boolean') return verdict;
    return every(Object.entries(verdict).map(([key, value]) => this.#entry(entity, row, key, value)));
  }

  #entry(entity: string, row: Row, key: string, value: unknown): Truth {
    if (key === '$and') return every((value as Verdict[]).map((part) => this.judge(entity, row, part)));
    if (key === '$or') return not(every((value as Verdict[]).map((part) => not(this.judge(entity, row, part)))));
    if (key === '$not') return not(this.judge(entity, row, value as Verdict));
    const prop = this.prop(entity, key)!;
    if (!prop.targetMeta) return compare(row[key], value);
    if (prop.kind === ReferenceKind.ONE_TO_MANY || prop.kind === ReferenceKind.MANY_TO_MANY)
      return this.#many(entity, row, key, value as Record<string, Verdict>);
    if ((prop.kind === ReferenceKind.MANY_TO_ONE || prop.owner) && !looksInside(value)) return compare(row[key], value);
    const [target, other] = this.one(entity, row, key);
    if (value === null) return other === undefined;
    return other ? this.judge(target, other, value as Verdict) : null;
  }

  #many(entity: string, row: Row, key: string, value: Record<string, Verdict>): Truth {
    const prop = this.prop(entity, key)!;
    const target = prop.targetMeta!.className;
    const linked = row[key] as readonly string[] | undefined;
    const others = linked
      ? this.of(target).filter(({ id }) => linked.includes(id))
      : this.where(target, String(prop.mappedBy), row.id);
    return every(
      Object.entries(value).map(([quantifier, inner]) => {
        const meets = (other: Row) => this.judge(target, other, inner) === true;
        if (quantifier === '$some') return others.some(meets);
        return quantifier === '$none' ? !others.some(meets) : others.every(meets);
      }),
    );
  }
}

function plainRow(meta: EntityMetadata, entity: Record<string, unknown>): Row {
  const row: Record<string, unknown> = {};
  for (const prop of meta.props) {
    const value = entity[String(prop.name)];
    if (prop.kind === ReferenceKind.SCALAR) row[String(prop.name)] = value ?? null;
    else if (prop.kind === ReferenceKind.MANY_TO_MANY)
      row[String(prop.name)] = (value as Collection<{ id: string }>).getItems().map(({ id }) => id);
    else if (prop.kind === ReferenceKind.MANY_TO_ONE || prop.owner)
      row[String(prop.name)] = value ? (value as { id: string }).id : null;
  }
  return { ...row, id: row['id'] ?? row[String(meta.primaryKeys[0])] } as Row;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Whether a condition on a relation speaks of the other row and not of its id alone. */
const looksInside = (value: unknown): boolean =>
  isObject(value) &&
  Object.keys(value).some(
    (key) => !key.startsWith('$') || key === '$and' || key === '$or' || (key === '$not' && looksInside(value[key])),
  );

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const every = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;

function compare(left: unknown, wanted: unknown): Truth {
  if (wanted === null) return left === null;
  if (Array.isArray(wanted)) return compare(left, { $in: wanted });
  if (!isObject(wanted)) return compare(left, { $eq: wanted });
  return every(Object.entries(wanted).map(([operator, value]) => operate(plainNumber(left), operator, value)));
}

function operate(left: unknown, operator: string, value: unknown): Truth {
  if (operator === '$not') return not(compare(left, value));
  const right = plainNumber(value);
  if (right === null) return operator === '$eq' ? left === null : left !== null;
  if (left === null) return Array.isArray(right) && right.length === 0 ? operator === '$nin' : null;
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case '$eq':
      return a === b;
    case '$ne':
      return a !== b;
    case '$in':
      return (right as unknown[]).map(plainNumber).includes(a);
    case '$nin':
      return !(right as unknown[]).map(plainNumber).includes(a);
    case '$lt':
      return a < b;
    case '$lte':
      return a <= b;
    case '$gt':
      return a > b;
    case '$gte':
      return a >= b;
    default:
      throw new Error(operator);
  }
}

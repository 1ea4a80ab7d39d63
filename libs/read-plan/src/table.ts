import {
  type EntityMetadata,
  type EntityName,
  type EntityProperty,
  type MetadataStorage,
  ReferenceKind,
} from '@mikro-orm/core';

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export interface Column {
  /** Quoted name, without table. */
  readonly name: string;
  readonly nullable: boolean;
  /** PostgreSQL type in lower case, without length. */
  readonly type: string;
  /** Whether it holds one of a closed list of words, in which nothing needs to be escaped. */
  readonly isWord: boolean;
  readonly isUnique: boolean;
}

/** How one table reaches another. `column` lies on this table for `owner`, else on the target or the pivot. */
export type Relation =
  | { readonly kind: 'owner'; readonly column: Column; readonly target: Table }
  | {
      readonly kind: 'inverse' | 'many';
      readonly column: Column;
      /** Property of the target that points here. */
      readonly property: string;
      readonly target: Table;
    }
  | {
      readonly kind: 'pivot';
      readonly pivot: string;
      readonly here: string;
      readonly there: string;
      readonly target: Table;
    };

/** A relation that leads to at most one row. */
export type ToOneRelation = Extract<Relation, { kind: 'owner' }> | (Relation & { readonly kind: 'inverse' });

export const isToOne = (relation: Relation): relation is ToOneRelation =>
  relation.kind === 'owner' || relation.kind === 'inverse';

function columnOf(prop: EntityProperty): Column {
  const [name] = prop.fieldNames;
  if (!name || prop.fieldNames.length > 1) throw new Error(`${String(prop.name)} is not one column`);
  const type = (prop.columnTypes?.[0] ?? prop.targetMeta?.getPrimaryProp().columnTypes[0] ?? 'text').toLowerCase();
  return {
    name: quoted(name),
    nullable: prop.nullable === true,
    type: type.replace(/\(.*?\)/, ''),
    isWord: prop.enum === true && prop.array !== true && (prop.items ?? []).every((item) => /^\w+$/.test(String(item))),
    isUnique: prop.unique === true,
  };
}

/** One table as the entity's metadata describes it. */
export class Table {
  readonly name: string;
  readonly entity: string;
  readonly key: Column;
  readonly #columns = new Map<string, Column | null>();
  readonly #relations = new Map<string, Relation | null>();

  constructor(
    private readonly meta: EntityMetadata,
    private readonly tables: Tables,
  ) {
    if (meta.compositePK || !meta.primaryKeys[0])
      throw new Error(`${meta.className} needs one key column to be planned`);
    this.entity = meta.className;
    this.name = (meta.schema && meta.schema !== '*' ? `${quoted(meta.schema)}.` : '') + quoted(meta.tableName);
    this.key = columnOf(meta.getPrimaryProp());
  }

  /** The name of the key property, usually `id`. */
  get keyProperty(): string {
    return String(this.meta.primaryKeys[0]);
  }

  /** The column behind a property (for a to-one relation its foreign key), or null when there is none. */
  column(property: string): Column | null {
    let column = this.#columns.get(property);
    if (column === undefined) {
      const prop = this.#property(property);
      const owns = prop && (prop.kind === ReferenceKind.SCALAR || this.relation(property)?.kind === 'owner');
      column = owns && prop.fieldNames?.length ? columnOf(prop) : null;
      this.#columns.set(property, column);
    }
    return column;
  }

  /** The relation behind a property, or null when it is none. */
  relation(property: string): Relation | null {
    let relation = this.#relations.get(property);
    if (relation === undefined) {
      const prop = this.#property(property);
      relation = prop?.targetMeta && prop.kind !== ReferenceKind.EMBEDDED ? this.#relate(prop, prop.targetMeta) : null;
      this.#relations.set(property, relation);
    }
    return relation;
  }

  #property(name: string): EntityProperty | undefined {
    return Object.hasOwn(this.meta.properties, name)
      ? (this.meta.properties as Record<string, EntityProperty>)[name]
      : undefined;
  }

  #relate(prop: EntityProperty, targetMeta: EntityMetadata): Relation {
    const target = this.tables.of(targetMeta.class);
    if (prop.kind === ReferenceKind.MANY_TO_MANY) {
      const { pivotTable, owner } = prop;
      const back = owner ? prop : (targetMeta.properties as Record<string, EntityProperty>)[String(prop.mappedBy)]!;
      const [here, there] = owner
        ? [back.joinColumns, back.inverseJoinColumns]
        : [back.inverseJoinColumns, back.joinColumns];
      return {
        kind: 'pivot',
        pivot: quoted(pivotTable || back.pivotTable),
        here: quoted(here[0]!),
        there: quoted(there[0]!),
        target,
      };
    }
    if (prop.kind === ReferenceKind.MANY_TO_ONE || prop.owner) return { kind: 'owner', column: columnOf(prop), target };
    const back = (targetMeta.properties as Record<string, EntityProperty>)[String(prop.mappedBy)]!;
    const kind = prop.kind === ReferenceKind.ONE_TO_ONE ? 'inverse' : 'many';
    return { kind, column: columnOf(back), property: String(prop.mappedBy), target };
  }
}

/** The tables behind the entities, looked up once each. */
export class Tables {
  readonly #tables = new Map<EntityMetadata, Table>();

  constructor(private readonly metadata: MetadataStorage) {}

  of(entity: EntityName<object>): Table {
    const meta = this.metadata.get(entity);
    let table = this.#tables.get(meta);
    if (!table) {
      table = new Table(meta, this);
      this.#tables.set(meta, table);
    }
    return table;
  }
}

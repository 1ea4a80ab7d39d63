import type { MetadataStorage } from '@mikro-orm/core';
import { buildModel, type Field, type Model } from './model.js';
import type { ReadModel } from './read-model.js';
import { type Table, Tables } from './table.js';

/** The read models of the process, by type. Relations name their target by type, so any order of joining will do. */
export class ReadModels {
  readonly #definitions = new Map<string, ReadModel>();

  constructor(definitions: readonly ReadModel[] = []) {
    for (const definition of definitions) this.register(definition);
  }

  /** @throws Error when the type has a read model already */
  register(definition: ReadModel): void {
    if (this.#definitions.has(definition.type)) throw new Error(`Two read models for type ${definition.type}`);
    this.#definitions.set(definition.type, definition);
  }

  get types(): readonly string[] {
    return [...this.#definitions.keys()];
  }

  definition(type: string): ReadModel {
    const definition = this.#definitions.get(type);
    if (!definition) throw new Error(`No read model for type ${type}`);
    return definition;
  }
}

/** Read models joined with entity metadata, built when first asked for. */
export class Models {
  readonly #models = new Map<string, Model>();
  readonly #tables: Tables;
  #few: ReadonlySet<Table> | undefined;

  constructor(
    private readonly definitions: ReadModels,
    metadata: MetadataStorage,
  ) {
    this.#tables = new Tables(metadata);
  }

  get types(): readonly string[] {
    return this.definitions.types;
  }

  /** @throws Error when no read model has this type */
  of(type: string): Model {
    let model = this.#models.get(type);
    if (!model) {
      const definition = this.definitions.definition(type);
      model = buildModel(definition, this.#tables.of(definition.entity));
      this.#models.set(type, model);
    }
    return model;
  }

  /** Whether a plan may answer null for a field of a type, of its connection or of an edge. */
  mayBeNull(type: string, field: string): boolean {
    if (!this.definitions.types.includes(type)) return !ofConnections.has(field);
    return isNullable(this.of(type).fields.get(field));
  }

  /** Whether a table has so few rows that what is asked of them is asked once for a statement, or once for each of them. */
  isFew(table: Table): boolean {
    this.#few ??= new Set(this.types.flatMap((type) => (this.of(type).isFew ? [this.of(type).table] : [])));
    return this.#few.has(table);
  }

  /** The type that shows a table: the one named like the entity, else the only one. */
  ofTable(table: Table): Model {
    const shown = this.types.map((type) => this.of(type)).filter((model) => model.table === table);
    const model = shown.find(({ type }) => type === table.entity) ?? (shown.length === 1 ? shown[0] : undefined);
    if (!model) throw new Error(`No single read model shows ${table.entity}`);
    return model;
  }
}

const ofConnections = new Set([
  'nodes',
  'edges',
  'node',
  'cursor',
  'pageInfo',
  'totalCount',
  'hasNextPage',
  'hasPreviousPage',
]);

function isNullable(field: Field | undefined): boolean {
  switch (field?.kind) {
    case 'id':
    case 'typename':
    case 'list':
    case 'connection':
      return false;
    case 'column':
    case 'reference':
      return field.guard !== undefined || field.column.nullable;
    case 'derived':
      return (
        field.guard !== undefined ||
        !neverNull.has(field.derived.kind === 'aggregate' ? field.derived.call : field.derived.kind)
      );
    default:
      return true;
  }
}

/** Derived fields that count or say yes or no. */
const neverNull = new Set(['count', 'some', 'sum', 'tally', 'allowed']);

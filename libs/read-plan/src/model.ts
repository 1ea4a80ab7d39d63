import type { ConditionSource } from './condition.js';
import type { Derived } from './derived.js';
import type { FilterDefinition } from './filter.js';
import type { Children, ReadModel, Where } from './read-model.js';
import { type Column, isToOne, type Table, type ToOneRelation } from './table.js';

/** An order key with its direction, taken apart. */
export interface OrderPath {
  readonly path: string;
  readonly desc: boolean;
}

/** Other rows that point here, with the author's condition made ready to be asked. */
export interface ChildrenOf {
  readonly type: string;
  readonly by: string;
  readonly where?: AuthorCondition;
  readonly orderBy: readonly OrderPath[];
  readonly limit: number;
}

/** Constants become literals; what depends on the viewer is asked when the plan runs. */
export type AuthorCondition = { readonly constant: Exclude<Where, Function> } | { readonly source: ConditionSource };

/** One member per kind, so that the compiler can tell the kinds apart. */
type Each<K extends string, T> = K extends string ? T & { readonly kind: K } : never;

type FieldShape =
  | Each<'id' | 'typename', object>
  | Each<'column' | 'localized' | 'reference', { readonly column: Column; readonly property: string }>
  | Each<'one', { readonly type: string; readonly relation: ToOneRelation; readonly through: string }>
  | Each<'first' | 'list' | 'connection', { readonly children: ChildrenOf }>
  | Each<'derived', { readonly derived: Derived; readonly where?: AuthorCondition }>
  | Each<'composed', { readonly columns: readonly (readonly [string, Column])[] }>;

/** One field of a type; `guard` is asked with `conditions(guard, type)`. */
export type Field = FieldShape & { readonly name: string; readonly guard?: string };

export type FieldOf<K extends Field['kind']> = Field & { readonly kind: K };

export interface Filter {
  readonly name: string;
  readonly definition: Exclude<FilterDefinition, string>;
  readonly where?: AuthorCondition;
  /** Whether its values are row ids, which callers may give as global ids. */
  readonly isId: boolean;
}

/** A read model joined with the metadata of its entity. */
export interface Model {
  readonly type: string;
  readonly table: Table;
  readonly isPublic: boolean;
  readonly isFew: boolean;
  readonly fields: ReadonlyMap<string, Field>;
  /** Action that guards an entity property, for paths that name the property and not the field. */
  readonly guardOfProperty: ReadonlyMap<string, string>;
  readonly orders: ReadonlyMap<string, readonly OrderPath[]>;
  readonly defaultOrder: string | null;
  readonly filters: ReadonlyMap<string, Filter>;
}

/** `submittedAt desc` taken apart. */
export function orderPath(text: string): OrderPath {
  const [path = '', direction = 'asc'] = text.trim().split(/\s+/);
  if (direction !== 'asc' && direction !== 'desc')
    throw new Error(`"${text}" is not an order: write "path" or "path desc"`);
  return { path, desc: direction === 'desc' };
}

export function authorCondition(where: Where | undefined, key: string): AuthorCondition | undefined {
  if (where === undefined) return undefined;
  return typeof where === 'function' ? { source: { key, ask: where } } : { constant: where };
}

/** @throws Error naming type and field when the definition does not fit the entity */
export function buildModel(definition: ReadModel, table: Table): Model {
  return new ModelBuilder(definition, table).build();
}

class ModelBuilder {
  readonly #fields = new Map<string, Field>();

  constructor(
    private readonly definition: ReadModel,
    private readonly table: Table,
  ) {}

  build(): Model {
    const { definition, table } = this;
    if (definition.policy !== 'rules' && definition.policy !== 'public')
      throw new Error(`${definition.type} has no policy: say 'rules', or 'public' when everyone may see every row`);
    this.#columns();
    this.#relations();
    this.#others();
    for (const name of Object.keys(definition.guarded ?? {}))
      if (!this.#fields.has(name)) throw this.#error(name, 'is guarded but is no field');
    return {
      type: definition.type,
      table,
      isPublic: definition.policy === 'public',
      isFew: definition.few === true,
      fields: this.#fields,
      guardOfProperty: this.#propertyGuards(),
      orders: new Map(Object.entries(definition.orderBy ?? {}).map(([key, paths]) => [key, paths.map(orderPath)])),
      defaultOrder: definition.defaultOrder ?? null,
      filters: new Map(
        Object.entries(definition.filters ?? {}).map(([name, filter]) => [name, this.#filter(name, filter)]),
      ),
    };
  }

  #columns(): void {
    this.#add('id', { kind: 'id' });
    this.#add('__typename', { kind: 'typename' });
    for (const entry of this.definition.columns)
      for (const [name, property] of typeof entry === 'string' ? [[entry, entry] as const] : Object.entries(entry)) {
        if (name === 'id') continue;
        const kind = this.table.relation(property) ? 'reference' : 'column';
        this.#add(name, { kind, column: this.#column(name, property), property });
      }
    for (const [name, property] of Object.entries(this.definition.localized ?? {}))
      this.#add(name, { kind: 'localized', column: this.#column(name, property), property });
    for (const [name, properties] of Object.entries(this.definition.composed ?? {}))
      this.#add(name, {
        kind: 'composed',
        columns: properties.map((property) => [property, this.#column(name, property)] as const),
      });
  }

  #relations(): void {
    const { toOne = {}, toMany = {}, connections = {} } = this.definition;
    for (const [name, to] of Object.entries(toOne)) {
      if (typeof to === 'object' && 'by' in to) {
        this.#add(name, { kind: 'first', children: this.#children(name, to, 1) });
        continue;
      }
      const { type, from } = typeof to === 'string' ? { type: to, from: name } : to;
      const relation = this.table.relation(from);
      if (!relation || !isToOne(relation)) throw this.#error(name, `needs the to-one relation "${from}"`);
      this.#add(name, { kind: 'one', type, relation, through: from });
    }
    for (const [name, to] of Object.entries(toMany))
      this.#add(name, { kind: 'list', children: this.#children(name, to, to.limit ?? 500) });
    for (const [name, to] of Object.entries(connections))
      this.#add(name, { kind: 'connection', children: this.#children(name, to, 0) });
  }

  #others(): void {
    for (const [name, derived] of Object.entries(this.definition.derived ?? {})) {
      const where = 'over' in derived ? authorCondition(derived.over.where, this.#key(name)) : undefined;
      if ('over' in derived && derived.over.policy === 'none' && !derived.over.because)
        throw this.#error(name, `counts without policy and does not say because of what`);
      if (
        derived.kind === 'sql' &&
        !derived.because &&
        derived.texts.some((text) => /\b(?:select|table|with)\b/i.test(text))
      )
        throw this.#error(name, `selects past the policies: write sqlPastPolicies and say because of what`);
      this.#add(name, { kind: 'derived', derived, where });
    }
  }

  #children(name: string, children: Children, limit: number): ChildrenOf {
    if (!Number.isInteger(limit)) throw this.#error(name, 'needs a whole number as limit');
    const orderBy = (children.orderBy ?? []).map(orderPath);
    return {
      type: children.type,
      by: children.by,
      where: authorCondition(children.where, this.#key(name)),
      orderBy,
      limit,
    };
  }

  #filter(name: string, definition: FilterDefinition): Filter {
    if (typeof definition === 'object' && !('path' in definition)) {
      const where =
        definition.kind === 'when' ? authorCondition(definition.where, this.#key(`filter ${name}`)) : undefined;
      return { name, definition, where, isId: false };
    }
    const whole = typeof definition === 'string' ? { kind: definition, path: this.#filterPath(name) } : definition;
    return { name, definition: whole, isId: this.#typeAt(whole.path) === 'uuid' };
  }

  /** `seasonId` means the relation `season` where the type has no field of the longer name. */
  #filterPath(name: string): string {
    if (this.#fields.has(name) || this.table.column(name)) return name;
    return name.endsWith('Id') ? name.slice(0, -2) : name;
  }

  /** Type of the column at the end of a path; unknown for derived fields. */
  #typeAt(path: string): string {
    const steps = path.split('.');
    let table = this.table;
    for (const step of steps.slice(0, -1)) {
      const field = table === this.table ? this.#fields.get(step) : undefined;
      const relation = field?.kind === 'one' ? field.relation : table.relation(step);
      if (!relation) return 'unknown';
      table = relation.target;
    }
    const last = steps.at(-1)!;
    const field = table === this.table ? this.#fields.get(last) : undefined;
    return table.column(field && 'property' in field ? field.property : last)?.type ?? 'unknown';
  }

  #propertyGuards(): Map<string, string> {
    const guards = new Map<string, string>();
    for (const field of this.#fields.values()) {
      if (!field.guard) continue;
      if ('property' in field) guards.set(field.property, field.guard);
      else if (field.kind === 'composed') for (const [property] of field.columns) guards.set(property, field.guard);
    }
    return guards;
  }

  #column(name: string, property: string): Column {
    const column = this.table.column(property);
    if (!column) throw this.#error(name, `maps to nothing: ${this.table.entity} has no column for "${property}"`);
    return column;
  }

  #key(name: string): string {
    return `where ${this.definition.type}.${name}`;
  }

  #add(name: string, field: FieldShape): void {
    if (this.#fields.has(name)) throw this.#error(name, 'is declared twice');
    const guard = this.definition.guarded?.[name];
    this.#fields.set(name, guard === undefined ? { ...field, name } : { ...field, name, guard });
  }

  #error(name: string, words: string): Error {
    return new Error(`Read model ${this.definition.type}: field "${name}" ${words}`);
  }
}

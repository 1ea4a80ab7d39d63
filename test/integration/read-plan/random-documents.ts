import { getNamedType, isLeafType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import type { ReadModels, ReadPlanner, SelectedField, Selection } from '#read-plan';

/** A root field of a document with the selection that it stands for. */
export interface AskedRoot {
  readonly key: string;
  readonly field: string;
  /** Type of the row that is asked for, or of the rows of a page. */
  readonly type: string;
  readonly args: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
  readonly selection: Selection;
}

export interface WrittenDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What of a random selection the schema shows; plans know more fields than callers do. */
export function shownBy(schema: GraphQLSchema, models: ReadModels, reads: ReadPlanner) {
  const shown = (typeName: string, selection: Selection): Selection =>
    selection.flatMap((field) => {
      const type = schema.getType(typeName);
      const definition = isObjectType(type) ? type.getFields()[field.field] : undefined;
      const isComposed = models.types.includes(typeName) && field.field in (models.definition(typeName).composed ?? {});
      if (!definition || definition.args.length > 0 || isComposed) return [];
      if (isNonNullType(definition.type) && reads.mayBeNull(typeName, field.field)) return [];
      const named = getNamedType(definition.type);
      if (isLeafType(named)) return field.selection ? [] : [field];
      const inner = field.selection ? shown(named.name, field.selection) : [];
      return inner.length > 0 ? [{ key: field.key, field: field.field, selection: inner }] : [];
    });
  return shown;
}

/**
 * Writes selections as a GraphQL document in one of the many ways there are: with fragments that have names and that
 * have none, with directives that change nothing, with fields that directives take out again, with fields written
 * twice, with arguments in place and in variables. Each choice follows from `seed`.
 */
export class DocumentWriter {
  private readonly fragments: string[] = [];
  private readonly declared: string[] = [];
  private readonly variables: Record<string, unknown> = { no: false };
  private directives = 6;
  private count = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private state: number,
  ) {}

  write(roots: readonly AskedRoot[]): WrittenDocument {
    const body = `{ ${roots.map((root) => this.root(root)).join(' ')} } ${this.fragments.join(' ')}`;
    for (const [name, type] of Object.entries({ yes: 'Boolean = true', no: 'Boolean!' }))
      if (body.includes(`$${name})`)) this.declared.push(`$${name}: ${type}`);
    const query = `query Asked${this.declared.length > 0 ? `(${this.declared.join(', ')})` : ''} ${body}`;
    return { query, variables: this.variables };
  }

  private root({ key, field, type, args, selection }: AskedRoot): string {
    const given = Object.entries(args).map(([name, one]) => `${name}: ${this.argument(one)}`);
    const inner = field === 'node' ? this.narrowed(type, selection) : this.set(`${type}Connection`, selection);
    return `${key}: ${field}(${given.join(', ')}) ${this.directive()} { ${inner} }`;
  }

  /** Numbers may stand in the text; everything else travels beside it. */
  private argument({ type, value }: { readonly type: string; readonly value: unknown }): string {
    if (typeof value === 'number' && this.oneIn(2)) return String(value);
    const name = `v${this.count++}`;
    this.declared.push(`$${name}: ${type}`);
    this.variables[name] = value;
    return `$${name}`;
  }

  /** Fields of one type below the interface, beside fields of another that must not show. */
  private narrowed(type: string, selection: Selection): string {
    const other = this.oneIn(2) ? '... on Season { hidden: slug }' : '';
    const own = type === 'Season' ? '' : other;
    return `${own} ... on ${type} { ${this.set(type, selection)} }`;
  }

  private set(type: string, selection: Selection): string {
    return selection.map((field) => this.field(type, field)).join(' ');
  }

  private field(type: string, { key, field, selection }: SelectedField): string {
    const below = selection ? ` { ${this.set(this.typeOf(type, field), selection)} }` : '';
    const text = `${key === field ? '' : `${key}: `}${field} ${this.directive()}${below}`;
    const wrapped = this.wrapped(type, text);
    if (this.oneIn(9) && !selection) return `${wrapped} ${text}`;
    if (this.oneIn(9) && this.directives-- > 0) return `${wrapped} gone${this.count++}: __typename @include(if: $no)`;
    return wrapped;
  }

  private wrapped(type: string, text: string): string {
    if (this.oneIn(8)) return `... on ${type} { ${text} }`;
    if (this.oneIn(8)) return `... ${this.directive()} { ${text} }`;
    if (!this.oneIn(6)) return text;
    const name = `Part${this.count++}`;
    this.fragments.push(`fragment ${name} on ${type} { ${text} }`);
    return `...${name}`;
  }

  private directive(): string {
    if (!this.oneIn(8) || this.directives-- <= 0) return '';
    return ['@include(if: $yes)', '@skip(if: $no)', '@include(if: true) @skip(if: false)'][this.next() % 3]!;
  }

  private typeOf(type: string, field: string): string {
    const parent = this.schema.getType(type);
    const definition = isObjectType(parent) ? parent.getFields()[field] : undefined;
    if (!definition) throw new Error(`The schema has no field ${type}.${field}.`);
    return getNamedType(definition.type).name;
  }

  private oneIn(sides: number): boolean {
    return this.next() % sides === 0;
  }

  /** Steps of a linear congruence (Numerical Recipes), its upper bits. */
  private next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state >>> 12;
  }
}

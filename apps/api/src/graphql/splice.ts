import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  type GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type InlineFragmentNode,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { jsonTextOf, mostEntriesInOrder, type ReadPlanner } from '#read-plan';
import type { GraphqlContext } from './context.js';
import { isPlanned } from './planned-fields.js';

/** The `data` of an answer as the database wrote it. */
export class SplicedData {
  constructor(readonly json: string) {}

  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

export interface SplicedResult {
  readonly data: SplicedData | Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** A root field of a document, with all that does not change from request to request. */
interface Root {
  readonly key: string;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** How a null stands in the JSON of each field that must not be null. */
  readonly forbidden: readonly string[];
}

type Fragments = Record<string, FragmentDefinitionNode>;

/** Scalars whose JSON out of PostgreSQL is the JSON of GraphQL. */
const sameScalars = new Set(['ID', 'String', 'Int', 'Float', 'Boolean', 'DateTime', 'JSON']);

/** Reads the fields below a root; `fits` turns false at what plans do not answer to the last field. */
class Reading {
  readonly #mustBe = new Set<string>();
  fits = true;

  constructor(
    private readonly reads: ReadPlanner,
    private readonly fragments: Fragments,
  ) {}

  get forbidden(): string[] {
    return [...this.#mustBe].map((key) => `"${key}" : null`);
  }

  set(type: GraphQLObjectType, set: SelectionSetNode): void {
    if (!isPlanned(type.name) || this.#fields(type, set) > mostEntriesInOrder) this.fits = false;
  }

  #fields(type: GraphQLObjectType, { selections }: SelectionSetNode): number {
    let count = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        count++;
        this.#field(type, node);
      } else count += this.#fragment(type, node);
      if (!this.fits) break;
    }
    return count;
  }

  #fragment(type: GraphQLObjectType, node: FragmentSpreadNode | InlineFragmentNode): number {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments[node.name.value] : node;
    const on = fragment?.typeCondition?.name.value ?? type.name;
    if (fragment && on === type.name) return this.#fields(type, fragment.selectionSet);
    this.fits = false;
    return 0;
  }

  #field(type: GraphQLObjectType, node: FieldNode): void {
    const field = type.getFields()[node.name.value];
    if (!field || field.resolve) return void (this.fits = false);
    if (isNonNullType(field.type) && this.reads.mayBeNull(type.name, field.name))
      this.#mustBe.add(node.alias?.value ?? field.name);
    const named = getNamedType(field.type);
    if (isObjectType(named) && node.selectionSet) this.set(named, node.selectionSet);
    else if (isEnumType(named)) this.fits &&= named.getValues().every(({ name, value }) => name === value);
    else this.fits &&= sameScalars.has(named.name);
  }
}

/**
 * A document that plans answer to the last field: its root resolvers are called, and the JSON they hand on becomes the
 * answer unread. What stands behind a resolver stays the same: guards, argument checks, refusals.
 */
export class SplicedQuery {
  /** Turns true when a resolver gave something else than a plan's answer. */
  isUnfit = false;

  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: Fragments,
    private readonly roots: readonly Root[],
  ) {}

  /** Null for a document with directives on its root fields, with `__typename`, or with fields that plans do not answer. */
  static of(
    reads: ReadPlanner,
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Fragments,
  ): SplicedQuery | null {
    const query = schema.getQueryType();
    if (operation.operation !== 'query' || !query) return null;
    const roots: Root[] = [];
    for (const node of operation.selectionSet.selections) {
      if (node.kind !== Kind.FIELD || node.directives?.length) return null;
      const root = rootOf(query, node, new Reading(reads, fragments));
      if (!root || roots.some(({ key }) => key === root.key)) return null;
      roots.push(root);
    }
    return new SplicedQuery(schema, operation, fragments, roots);
  }

  /** The answer; null when the executor must give it, as for variables that do not fit. */
  async answer(context: GraphqlContext, inputs: Record<string, unknown>): Promise<SplicedResult | null> {
    const { coerced } = getVariableValues(this.schema, this.operation.variableDefinitions ?? [], inputs, {
      maxErrors: 1,
    });
    if (!coerced) return null;
    const values = await Promise.all(this.roots.map((root) => this.ask(root, context, coerced)));
    const errors = values.filter((value) => value instanceof Error);
    const texts = values.map((value, at) => (value instanceof Error ? 'null' : textOf(this.roots[at]!, value)));
    this.isUnfit ||= texts.includes(undefined);
    if (this.isUnfit || texts.includes(null)) return null;
    const json = `{${texts.map((text, at) => `"${this.roots[at]!.key}":${text}`).join(',')}}`;
    if (errors.length === 0) return { data: new SplicedData(json) };
    return {
      data: this.isMissing(values) ? null : (JSON.parse(json) as Record<string, unknown>),
      errors: this.located(values),
    };
  }

  private async ask(root: Root, context: GraphqlContext, variableValues: Record<string, unknown>): Promise<unknown> {
    const { key, node, field } = root;
    const { schema, operation, fragments } = this;
    const info: GraphQLResolveInfo = {
      fieldName: field.name,
      fieldNodes: [node],
      returnType: field.type,
      parentType: schema.getQueryType()!,
      path: { prev: undefined, key, typename: 'Query' },
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues,
    };
    try {
      const args = getArgumentValues(field, node, variableValues);
      return await root.resolve(undefined, args, context, info);
    } catch (cause) {
      return cause instanceof Error ? cause : new Error(String(cause));
    }
  }

  private isMissing(values: readonly unknown[]): boolean {
    return values.some((value, at) => value instanceof Error && isNonNullType(this.roots[at]!.field.type));
  }

  private located(values: readonly unknown[]): GraphQLError[] {
    return values.flatMap((value, at) => {
      const { node, key } = this.roots[at]!;
      return value instanceof Error ? [locatedError(value, [node], [key])] : [];
    });
  }
}

function rootOf(query: GraphQLObjectType, node: FieldNode, reading: Reading): Root | null {
  const field = query.getFields()[node.name.value];
  if (!field?.resolve) return null;
  const named = getNamedType(field.type);
  if (isObjectType(named) && node.selectionSet) reading.set(named, node.selectionSet);
  else if (!isLeafType(named)) reading.fits = false;
  const key = node.alias?.value ?? field.name;
  return reading.fits ? { key, node, field, resolve: field.resolve, forbidden: reading.forbidden } : null;
}

/** JSON of a root field's value; null where the executor must say what is wrong, undefined for what no plan gave. */
function textOf({ field, forbidden }: Root, value: unknown): string | null | undefined {
  if (value === null || value === undefined) return isNonNullType(field.type) ? null : 'null';
  const named = getNamedType(field.type);
  if (isLeafType(named)) return Array.isArray(value) ? undefined : leafText(named, value);
  if (Array.isArray(value) && jsonTextOf(value) === undefined && value.length === 0) return '[]';
  const text = jsonTextOf(value);
  if (text === undefined) return undefined;
  return forbidden.some((missing) => text.includes(missing)) ? null : text;
}

function leafText(type: GraphQLLeafType, value: unknown): string | null {
  try {
    return JSON.stringify(type.serialize(value));
  } catch {
    // The executor serializes once more and says what does not fit.
    return null;
  }
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ReadPlanner } from '#read-plan';
import { isPlanned } from './planned-fields.js';

/** A root field of a document, with all that does not change from request to request. */
export interface SplicedRoot {
  readonly key: string;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** How a null stands in the JSON of each field that must not be null. */
  readonly forbidden: readonly string[];
}

export type Fragments = Record<string, FragmentDefinitionNode>;

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
    return [...this.#mustBe].map((key) => `"${key}":null`);
  }

  set(type: GraphQLObjectType, set: SelectionSetNode): void {
    if (isPlanned(type.name)) this.#fields(type, set);
    else this.fits = false;
  }

  #fields(type: GraphQLObjectType, { selections }: SelectionSetNode): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) this.#field(type, node);
      else this.#fragment(type, node);
      if (!this.fits) break;
    }
  }

  #fragment(type: GraphQLObjectType, node: FragmentSpreadNode | InlineFragmentNode): void {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments[node.name.value] : node;
    const on = fragment?.typeCondition?.name.value ?? type.name;
    if (fragment && on === type.name) this.#fields(type, fragment.selectionSet);
    else this.fits = false;
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
 * The root fields of an operation that plans answer to the last field; null for one with directives on its roots, with
 * `__typename`, or with fields that plans do not answer.
 */
export function splicedRoots(
  reads: ReadPlanner,
  schema: GraphQLSchema,
  { operation, selectionSet }: OperationDefinitionNode,
  fragments: Fragments,
): readonly SplicedRoot[] | null {
  const query = schema.getQueryType();
  if (operation !== 'query' || !query) return null;
  const roots: SplicedRoot[] = [];
  for (const node of selectionSet.selections) {
    if (node.kind !== Kind.FIELD || node.directives?.length) return null;
    const root = rootOf(query, node, new Reading(reads, fragments));
    if (!root || roots.some(({ key }) => key === root.key)) return null;
    roots.push(root);
  }
  return roots;
}

function rootOf(query: GraphQLObjectType, node: FieldNode, reading: Reading): SplicedRoot | null {
  const field = query.getFields()[node.name.value];
  if (!field?.resolve) return null;
  const named = getNamedType(field.type);
  if (isObjectType(named) && node.selectionSet) reading.set(named, node.selectionSet);
  else if (!isLeafType(named)) reading.fits = false;
  const key = node.alias?.value ?? field.name;
  return reading.fits ? { key, node, field, resolve: field.resolve, forbidden: reading.forbidden } : null;
}

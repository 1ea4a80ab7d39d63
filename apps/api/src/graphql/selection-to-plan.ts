import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { DomainError } from '#kernel';
import type { SelectedField, Selection } from '#read-plan';

/**
 * What was asked below the field being resolved, as a plain tree: fragments dissolved, `@skip` and `@include` applied,
 * arguments and variables coerced, fields asked twice merged. A dotted `path` goes down first, from a payload to its
 * row: `selectionOf(info, 'application')`. The same document with the same variables gives the same object, which lets the
 * planner recognise it.
 */
export function selectionOf(info: GraphQLResolveInfo, path = ''): Selection {
  const [node] = info.fieldNodes;
  if (!node || info.fieldNodes.length > 1) return readSelection(info, path);
  let known = remembered.get(node);
  if (!known)
    remembered.set(node, (known = { variables: variablesBelow(node, info.fragments), selections: new Map() }));
  const values = known.variables.map((name) => info.variableValues[name]);
  const key = path + (values.length > 0 ? JSON.stringify(values) : '');
  let selection = known.selections.get(key);
  if (!selection) {
    selection = readSelection(info, path);
    if (known.selections.size >= mostPerField) known.selections.clear();
    known.selections.set(key, selection);
  }
  return selection;
}

interface Remembered {
  readonly variables: readonly string[];
  readonly selections: Map<string, Selection>;
}

/** Apollo keeps parsed documents, so a node is met again with every request that sends the same text. */
const remembered = new WeakMap<FieldNode, Remembered>();
const mostPerField = 20;

/** Names of all variables below a field, in fragments too; its own arguments do not change what was selected. */
function variablesBelow(node: FieldNode, fragments: GraphQLResolveInfo['fragments']): string[] {
  const names = new Set<string>();
  const seen = new Set<FragmentDefinitionNode>();
  const look = (part: SelectionSetNode) =>
    visit(part, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments[name.value];
        if (fragment && !seen.has(fragment)) {
          seen.add(fragment);
          look(fragment.selectionSet);
        }
      },
    });
  if (node.selectionSet) look(node.selectionSet);
  return [...names];
}

function readSelection(info: GraphQLResolveInfo, path: string): Selection {
  const reader = new SelectionReader(info);
  let type = getNamedType(info.returnType);
  let sets = setsOf(info.fieldNodes);
  for (const step of path === '' ? [] : path.split('.')) {
    const fields = reader.fieldsOf(sets, type).filter(({ node }) => node.name.value === step);
    sets = setsOf(fields.map(({ node }) => node));
    type = isObjectType(type) ? getNamedType(type.getFields()[step]!.type) : type;
  }
  return reader.read(sets, type, path !== '');
}

const setsOf = (nodes: readonly FieldNode[]) =>
  nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));

/** A field as it stands in the document, with the object type it was asked on. */
interface FoundField {
  readonly node: FieldNode;
  readonly key: string;
}

class SelectionReader {
  constructor(private readonly info: GraphQLResolveInfo) {}

  /** @param mayClash whether two places of the document were thrown together, so that one key may mean two things */
  read(sets: readonly SelectionSetNode[], type: GraphQLNamedType, mayClash = false): Selection {
    if (!isCompositeType(type)) return [];
    if (isObjectType(type)) return this.#fields(sets, type, undefined, mayClash);
    const possible = this.info.schema.getPossibleTypes(type);
    const named = this.#conditions(sets);
    const special = possible.filter(({ name }) => named.has(name));
    const others = possible.filter(({ name }) => !named.has(name));
    const common = others[0]
      ? this.#fields(
          sets,
          others[0],
          others.map(({ name }) => name),
          mayClash,
        )
      : [];
    return [...common, ...special.flatMap((one) => this.#fields(sets, one, [one.name], mayClash))];
  }

  /** Fields of an object type in the order of asking; a key may come more than once. */
  fieldsOf(sets: readonly SelectionSetNode[], type: GraphQLNamedType): FoundField[] {
    return sets.flatMap((set) => set.selections.flatMap((node) => this.#found(node, type)));
  }

  #found(node: SelectionNode, type: GraphQLNamedType): FoundField[] {
    if (!this.#included(node)) return [];
    if (node.kind === Kind.FIELD) return [{ node, key: node.alias?.value ?? node.name.value }];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.info.fragments[node.name.value] : node;
    if (!fragment || !this.#applies(fragment.typeCondition?.name.value, type)) return [];
    return this.fieldsOf([fragment.selectionSet], type);
  }

  #fields(
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    on: readonly string[] | undefined,
    mayClash: boolean,
  ): Selection {
    const byKey = new Map<string, FieldNode[]>();
    for (const { node, key } of this.fieldsOf(sets, type)) {
      if (node.name.value.startsWith('__')) continue;
      const same = byKey.get(key);
      if (same) same.push(node);
      else byKey.set(key, [node]);
    }
    return [...byKey].map(([key, nodes]) => this.#field(type, key, nodes, on, mayClash));
  }

  #field(
    type: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
    on: readonly string[] | undefined,
    mayClash: boolean,
  ): SelectedField {
    const node = nodes[0]!;
    const definition = type.getFields()[node.name.value]!;
    if (mayClash && nodes.some((other) => other.name.value !== node.name.value))
      throw new DomainError('INVALID_INPUT', { field: key });
    const field: SelectedField = { key, field: node.name.value, ...(on && { on }) };
    const args =
      node.arguments?.length || definition.args.length > 0
        ? getArgumentValues(definition, node, this.info.variableValues)
        : undefined;
    const inner = getNamedType(definition.type);
    if (!isCompositeType(inner)) return args ? { ...field, args } : field;
    return { ...field, ...(args && { args }), selection: this.read(setsOf(nodes), inner, mayClash) };
  }

  #included(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    const { variableValues } = this.info;
    if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false;
  }

  #applies(condition: string | undefined, type: GraphQLNamedType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = this.info.schema.getType(condition);
    return isAbstractType(wanted) && isObjectType(type) && this.info.schema.isSubType(wanted, type);
  }

  /** Names of the object types that fragments below an interface or union single out. */
  #conditions(sets: readonly SelectionSetNode[], names = new Set<string>()): Set<string> {
    for (const { selections } of sets)
      for (const node of selections) {
        if (node.kind === Kind.FIELD) continue;
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.info.fragments[node.name.value] : node;
        const condition = this.info.schema.getType(fragment?.typeCondition?.name.value ?? '');
        if (isObjectType(condition)) names.add(condition.name);
        else if (isAbstractType(condition))
          for (const { name } of this.info.schema.getPossibleTypes(condition)) names.add(name);
        if (fragment) this.#conditions([fragment.selectionSet], names);
      }
    return names;
  }
}

import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Most of everything that one operation may hold; fragments count wherever they are spread. */
export const limits = {
  tokens: 1000,
  depth: 10,
  aliases: 30,
  rootFields: 15,
  directives: 10,
  cost: 1000,
} as const;

interface Size {
  depth: number;
  aliases: number;
  directives: number;
}

/** Counts an operation with its fragments spread; a fragment in a circle is another rule's refusal and counts once. */
function sizeOf(context: ValidationContext, set: SelectionSetNode, level: number, seen: readonly string[]): Size {
  const size: Size = { depth: level, aliases: 0, directives: 0 };
  for (const node of set.selections) {
    size.directives += node.directives?.length ?? 0;
    if (node.kind === Kind.FIELD && node.alias) size.aliases += 1;
    const inner = innerSet(context, node, seen);
    if (!inner) continue;
    const part = sizeOf(context, inner.set, node.kind === Kind.FIELD ? level + 1 : level, inner.seen);
    size.depth = Math.max(size.depth, part.depth);
    size.aliases += part.aliases;
    size.directives += part.directives;
  }
  return size;
}

function innerSet(context: ValidationContext, node: SelectionSetNode['selections'][number], seen: readonly string[]) {
  if (node.kind !== Kind.FRAGMENT_SPREAD) {
    return node.selectionSet && !isIntrospection(node) ? { set: node.selectionSet, seen } : null;
  }
  const fragment = seen.includes(node.name.value) ? null : context.getFragment(node.name.value);
  return fragment ? { set: fragment.selectionSet, seen: [...seen, node.name.value] } : null;
}

const isIntrospection = (node: SelectionSetNode['selections'][number]) =>
  node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type');

/** Refuses operations that are deeper, wider or fuller of aliases than any page needs. */
export const sizeLimits: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation) {
    const { depth, aliases, directives } = sizeOf(context, operation.selectionSet, 1, []);
    const refuse = (what: string, most: number) =>
      context.reportError(
        new GraphQLError(`The operation has too many ${what}: at most ${most}.`, { nodes: [operation] }),
      );
    if (depth > limits.depth) refuse('levels', limits.depth);
    if (aliases > limits.aliases) refuse('aliases', limits.aliases);
    if (directives > limits.directives) refuse('directives', limits.directives);
    if (operation.selectionSet.selections.length > limits.rootFields) refuse('root fields', limits.rootFields);
  },
});

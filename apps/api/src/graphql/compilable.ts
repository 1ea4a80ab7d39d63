import { BREAK, type DocumentNode, Kind, visit } from 'graphql';

/**
 * Whether a document may be turned into a program. The compiler writes literals and names into JavaScript, and it takes
 * some texts inside them for code; so a document whose texts or objects are not all in variables is never compiled, nor
 * one with names that mean something to JavaScript. Two more it would answer otherwise than the executor does: `@skip`
 * and `@include` inside fragments, and aliases below the root, where plans answer under the alias.
 * Example: `query ($id: ID!) { a: season(slug: $id) { id } }` may be, `{ season(slug: "x") { id } }` may not.
 */
export function isCompilable(document: DocumentNode): boolean {
  let fits = true;
  const refuse = () => {
    fits = false;
    return BREAK;
  };
  const roots = new Set(
    document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : [])),
  );
  visit(document, {
    StringValue: refuse,
    ObjectValue: refuse,
    Directive: refuse,
    Name: ({ value }) => (value.startsWith('__') && value !== '__typename' ? refuse() : undefined),
    OperationDefinition: ({ operation }) => (operation === 'subscription' ? refuse() : undefined),
    Field: (field) => (field.alias && !roots.has(field) ? refuse() : undefined),
  });
  return fits;
}

/**
 * What the browser runs in place of `gql.tada` (see the alias in vite.config.ts): the types of documents come from
 * the library, but a document is only its text, so no GraphQL parser or printer reaches the bundle.
 */
interface TextDocument {
  readonly kind: 'Document';
  readonly definitions: readonly [];
  readonly loc: { readonly source: { readonly body: string } };
}

function write(body: string, fragments: readonly TextDocument[] = []): TextDocument {
  const parts = new Set([body.trim(), ...fragments.flatMap((fragment) => fragment.loc.source.body.split('\n\n\n'))]);
  return { kind: 'Document', definitions: [], loc: { source: { body: [...parts].join('\n\n\n') } } };
}

export const initGraphQLTada = () => write;

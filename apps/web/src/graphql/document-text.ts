/**
 * What the browser runs in place of `gql.tada` (see the alias in vite.config.ts): the types of documents come from
 * the library, but a document is only its text, so no GraphQL parser or printer reaches the bundle.
 */
interface TextDocument {
  /** SHA-256 of the text where the api knows it by that; the text here is then its first words only. */
  readonly id?: string;
  readonly kind: 'Document';
  readonly definitions: readonly [];
  readonly loc: { readonly source: { readonly body: string } };
}

function write(body: string, fragments: readonly TextDocument[] = []): TextDocument {
  const parts = new Set([body.trim(), ...fragments.flatMap((fragment) => fragment.loc.source.body.split('\n\n\n'))]);
  return { kind: 'Document', definitions: [], loc: { source: { body: [...parts].join('\n\n\n') } } };
}

/** What the build puts in the place of a query or mutation (stored-documents.ts): its hash and its first words. */
const stored = (id: string, body: string): TextDocument => ({
  id,
  kind: 'Document',
  definitions: [],
  loc: { source: { body } },
});

export const initGraphQLTada = () => Object.assign(write, { stored });

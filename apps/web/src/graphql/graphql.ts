import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
import type { introspection } from './introspection.js';

/**
 * Writes a typed document: `graphql('query Application($id: ID!) { application(id: $id) { id startupName } }')`.
 * Fragments are passed as second argument and are not masked. Types follow apps/api/schema.gql by `npm run generate`.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; DateTime: string; Date: string; JSON: JsonValue };
}>();

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A document with the shape of its answer and of its variables. */
export type Document<Result, Variables> = TadaDocumentNode<Result, Variables, unknown>;

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';

/** A document of which only the text matters. */
export type AnyDocument = Document<unknown, never>;

/** The text of a document, as sent to the api. */
export const textOf = (document: AnyDocument): string => document.loc?.source.body ?? '';

/** What is sent for a document: its hash where the api keeps the text, else the text itself. */
export function requestOf(document: AnyDocument): object {
  const id = 'id' in document ? document.id : undefined;
  if (id === undefined) return { query: textOf(document) };
  return { extensions: { persistedQuery: { version: 1, sha256Hash: id } } };
}

/** The name an operation was given, used as cache key; every operation has one. */
export function nameOf(document: AnyDocument): string {
  const name = /^\s*(?:query|mutation|subscription)\s+(\w+)/.exec(textOf(document))?.[1];
  if (name === undefined) throw new Error('No name.');
  return name;
}

/** Where an answer lies in the cache: by operation, then by its variables. */
export const keyOf = (document: AnyDocument, variables?: unknown): readonly unknown[] =>
  variables === undefined ? ['read', nameOf(document)] : ['read', nameOf(document), variables];

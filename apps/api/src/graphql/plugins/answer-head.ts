import { type GraphQLRequest, type HTTPGraphQLHead, HeaderMap } from '@apollo/server';

/** What nearly everybody accepts; other wishes are the server's to weigh. */
const plainJson = new Set([undefined, 'application/json', '*/*']);

export const plainJsonType = 'application/json; charset=utf-8';
export const acceptsPlainJson = (accept: string | undefined): boolean => plainJson.has(accept);

/** The head of an answer made here; it names the media type where no weighing is needed. */
export function answerHead({ http }: GraphQLRequest): HTTPGraphQLHead {
  const headers = new HeaderMap();
  if (acceptsPlainJson(http?.headers.get('accept'))) headers.set('content-type', plainJsonType);
  return { status: undefined, headers };
}

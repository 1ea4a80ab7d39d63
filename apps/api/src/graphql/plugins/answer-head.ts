import { type GraphQLRequest, type HTTPGraphQLHead, HeaderMap } from '@apollo/server';

/** What nearly everybody accepts; other wishes are the server's to weigh. */
const plainJson = new Set([undefined, 'application/json', '*/*']);

/** The head of an answer made here; it names the media type where no weighing is needed. */
export function answerHead({ http }: GraphQLRequest): HTTPGraphQLHead {
  const headers = new HeaderMap();
  if (plainJson.has(http?.headers.get('accept'))) headers.set('content-type', 'application/json; charset=utf-8');
  return { status: undefined, headers };
}

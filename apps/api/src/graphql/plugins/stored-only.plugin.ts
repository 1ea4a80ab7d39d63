import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphqlContext } from '../context.js';
import { isStored } from '../stored-documents.js';

/** What every browser sends and no other client needs to: a page must not be led to ask what our pages never ask. */
const ofBrowsers = ['cookie', 'origin', 'sec-fetch-site'];

/** Whether a document may be answered to who sends these headers. */
export const isForBrowsers = (queryHash: string | undefined, headers: Readonly<Record<string, unknown>>): boolean =>
  isStored(queryHash ?? '') || !ofBrowsers.some((name) => headers[name] !== undefined);

/** Answers browsers nothing but the documents of our own pages; other clients ask freely, within the limits. */
export const storedOnlyPlugin: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, queryHash }) {
        if (isForBrowsers(queryHash, Object.fromEntries(request.http?.headers ?? []))) return;
        throw new GraphQLError('Browsers are answered the documents of our own pages only.', {
          extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST', http: { status: 400 } },
        });
      },
    };
  },
};

import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphqlContext } from '../context.js';
import { isStored } from '../stored-documents.js';

/** What every browser sends and no other client needs to: a page must not be led to ask what our pages never ask. */
const ofBrowsers = ['cookie', 'origin', 'sec-fetch-site'];

/** Answers browsers nothing but the documents of our own pages; other clients ask freely, within the limits. */
export const storedOnlyPlugin: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, queryHash }) {
        const isBrowser = ofBrowsers.some((name) => request.http?.headers.has(name));
        if (!isBrowser || isStored(queryHash)) return;
        throw new GraphQLError('Browsers are answered the documents of our own pages only.', {
          extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST', http: { status: 400 } },
        });
      },
    };
  },
};

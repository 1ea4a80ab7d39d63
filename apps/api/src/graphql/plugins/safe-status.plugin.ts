import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphqlContext } from '../context.js';

/** Refusals that are about the HTTP request itself keep their status. */
const ofTheRequest = new Set(['BAD_REQUEST', 'COST_EXCEEDED', 'RATE_LIMITED', 'PERSISTED_QUERY_NOT_IN_LIST']);

/**
 * A client that accepts `application/json` gets 200 for a well-formed request whose document does not parse or fit, as
 * the GraphQL over HTTP specification asks (section 6.4.1); the newer media type keeps its 4xx.
 */
export const safeStatusPlugin: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart({ request }) {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single' || response.http.status === undefined || response.http.status < 400) return;
        const codes = response.body.singleResult.errors?.map(({ extensions }) => String(extensions?.['code'])) ?? [];
        const accepts = request.http?.headers.get('accept') ?? 'application/json';
        const isNew = accepts.includes('application/graphql-response+json');
        if (!isNew && !codes.some((code) => ofTheRequest.has(code))) response.http.status = 200;
      },
    };
  },
};

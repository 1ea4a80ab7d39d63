import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphqlContext } from '../context.js';
import { formatError } from '../format-error.js';

/** Puts every error of an answer into the viewer's words; the original is at hand here, and so is the viewer. */
export function errorsPlugin(report: (cause: unknown, requestId: string) => void): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, errors, contextValue }) {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
          const { viewer, requestId } = contextValue;
          const setting = { locale: viewer.locale, requestId, report };
          response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, at) =>
            formatError(formatted, errors?.[at] ?? formatted, setting),
          );
        },
      };
    },
  };
}

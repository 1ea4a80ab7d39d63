import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type FormattedExecutionResult, type FragmentDefinitionNode, Kind } from 'graphql';
import type { ReadPlanner } from '#read-plan';
import type { GraphqlContext } from '../context.js';
import type { KnownQueries } from '../known-queries.js';
import { SplicedData, SplicedQuery } from '../splice.js';
import { answerHead } from './answer-head.js';

/** Operations that can be spliced, or null; gone when the document is. */
const known = new WeakMap<DocumentNode, Map<string, SplicedQuery | null>>();

/**
 * Answers queries that plans answer whole with the JSON of the database, unread. It stands behind every limit; what
 * passed them all is known from then on.
 */
export const splicePlugin = (reads: ReadPlanner, answered: KnownQueries): ApolloServerPlugin<GraphqlContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, operation, queryHash, request, contextValue }) {
        if (operation?.operation !== 'query') return null;
        let queries = known.get(document);
        if (!queries) known.set(document, (queries = new Map<string, SplicedQuery | null>()));
        const name = operation.name?.value ?? '';
        let query = queries.get(name);
        if (query === undefined)
          queries.set(name, (query = SplicedQuery.of(reads, schema, operation, fragmentsOf(document))));
        if (!query || query.isUnfit) return null;
        const result = await query.answer(contextValue, request.variables ?? {});
        if (!result) return null;
        const { data, errors } = result;
        if (!errors) answered.remember(request, { schema, document, operation, queryHash, spliced: query });
        return {
          http: answerHead(request),
          body: { kind: 'single', singleResult: { ...(errors && { errors }), data: data as Record<string, unknown> } },
        };
      },
    };
  },
});

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((one) => [one.name.value, one]));
}

/** The text of an answer; spliced data stands in it as it is. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const data: unknown = result.data;
  return data instanceof SplicedData ? data.asAnswer() : `${JSON.stringify(result)}\n`;
}

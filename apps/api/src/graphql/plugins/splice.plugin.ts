import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type FragmentDefinitionNode, Kind } from 'graphql';
import type { ReadPlanner } from '#read-plan';
import type { GraphqlContext } from '../context.js';
import type { KnownOperations } from '../known-operations.js';
import { SplicedQuery } from '../splice.js';

/** Operations that can be spliced, or null; gone when the document is. */
const known = new WeakMap<DocumentNode, Map<string, SplicedQuery | null>>();

/**
 * Answers queries that plans answer whole with the JSON of the database, unread. It stands behind every limit; what
 * passed them all is known from then on.
 */
export const splicePlugin = (reads: ReadPlanner, answered: KnownOperations): ApolloServerPlugin<GraphqlContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation(asked) {
        const { schema, document, operation } = asked;
        if (operation?.operation !== 'query') return null;
        let queries = known.get(document);
        if (!queries) known.set(document, (queries = new Map<string, SplicedQuery | null>()));
        const name = operation.name?.value ?? '';
        let query = queries.get(name);
        if (query === undefined)
          queries.set(name, (query = SplicedQuery.of(reads, schema, operation, fragmentsOf(document))));
        return query && answered.respond(asked, query.answer);
      },
    };
  },
});

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((one) => [one.name.value, one]));
}

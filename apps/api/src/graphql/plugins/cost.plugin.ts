import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, getNamedType, isCompositeType, type GraphQLSchema } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { largestPage } from '#kernel';
import type { GraphqlContext } from '../context.js';
import { limits } from '../limits.js';

/** Rows a connection may give: what `first` says, kept between 1 and 100 whatever was written. */
function rows(first: unknown): number {
  return typeof first === 'number' && Number.isFinite(first)
    ? Math.min(Math.max(Math.trunc(first), 1), largestPage)
    : largestPage;
}

/** Object 1, scalar 0, connection 1 + first × child, mutation 10; both branches of a directive count. */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const named = getNamedType(field.type);
  if (!isCompositeType(named)) return 0;
  if (named.name.endsWith('Connection')) return 1 + rows(args['first']) * childComplexity;
  return (type.name === 'Mutation' ? 10 : 1) + childComplexity;
};

/** What an operation costs with its variables filled in. */
export function costOf(
  schema: GraphQLSchema,
  request: {
    query: Parameters<typeof getComplexity>[0]['query'];
    variables?: Record<string, unknown>;
    operationName?: string | undefined;
  },
): number {
  return getComplexity({ schema, estimators: [estimate], ...request });
}

/** Refuses operations dearer than any page needs, before they run and after their variables are known. */
export const costPlugin: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request }) {
        const variables = request.variables ?? {};
        const cost = costOf(schema, { query: document, variables, operationName: request.operationName });
        if (cost <= limits.cost) return;
        throw new GraphQLError(`The operation costs ${cost}; at most ${limits.cost} is allowed.`, {
          extensions: { code: 'COST_EXCEEDED', cost, http: { status: 400 } },
        });
      },
    };
  },
};

import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type OperationDefinitionNode,
  getNamedType,
  isCompositeType,
  type GraphQLSchema,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { largestPage } from '#kernel';
import type { GraphqlContext } from '../context.js';
import { variablesFit } from '../variables-fit.js';
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

/** Costs of a document by operation and by the variables that decide them; gone when the document is. */
const known = new WeakMap<DocumentNode, Map<string, number>>();
const mostPerDocument = 50;
const deciders = new Set(['number', 'boolean']);

interface Asked {
  readonly query: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
}

/**
 * Only whole numbers (`first`) and booleans (`@skip`, `@include`) can change a cost, so the rest need not be looked at.
 * Variables that do not fit are the executor's to refuse; nothing runs with them, so they cost nothing.
 */
function rememberedCost(schema: GraphQLSchema, { query, operation, variables }: Asked): number {
  let costs = known.get(query);
  if (!costs) known.set(query, (costs = new Map()));
  const deciding = Object.entries(variables).filter(([, value]) => deciders.has(typeof value) || value === null);
  const operationName = operation.name?.value;
  const key = JSON.stringify([operationName, deciding]);
  let cost = costs.get(key);
  if (cost === undefined) {
    if (!variablesFit(schema, operation, variables)) return 0;
    cost = costOf(schema, { query, variables, operationName });
    if (costs.size >= mostPerDocument) costs.clear();
    costs.set(key, cost);
  }
  return cost;
}

/** Whether an operation costs no more than any page needs. */
export const isCheapEnough = (schema: GraphQLSchema, asked: Asked): boolean =>
  rememberedCost(schema, asked) <= limits.cost;

/** Refuses operations dearer than any page needs, before they run and after their variables are known. */
export const costPlugin: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        if (!operation) return;
        const cost = rememberedCost(schema, { query: document, operation, variables: request.variables ?? {} });
        if (cost <= limits.cost) return;
        throw new GraphQLError(`The operation costs ${cost}; at most ${limits.cost} is allowed.`, {
          extensions: { code: 'COST_EXCEEDED', cost, http: { status: 400 } },
        });
      },
    };
  },
};

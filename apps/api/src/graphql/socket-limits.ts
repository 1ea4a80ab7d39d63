import { getOperationAST, GraphQLError, parse, specifiedRules, validate, type GraphQLSchema } from 'graphql';
import { limits, sizeLimits } from './limits.js';

/** What somebody asks over a socket. */
export interface SocketQuestion {
  readonly query: string;
  readonly operationName?: string | null | undefined;
}

/**
 * Why a question over a socket is not taken; none when it may be. A socket carries subscriptions alone, within the limits
 * of size: everything else comes over HTTP, where its cost is counted.
 */
export function socketRefusals(
  schema: GraphQLSchema,
  { query, operationName }: SocketQuestion,
): readonly GraphQLError[] {
  try {
    const document = parse(query, { maxTokens: limits.tokens });
    if (getOperationAST(document, operationName)?.operation !== 'subscription')
      return [new GraphQLError('A socket carries subscriptions only.')];
    return validate(schema, document, [...specifiedRules, sizeLimits]);
  } catch (cause) {
    if (cause instanceof GraphQLError) return [cause];
    throw cause;
  }
}

import { Injectable } from '@nestjs/common';
import type { GraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Environment } from '#config';
import { Sessions } from '#identity';
import { RecentlyUsed } from '#read-plan';
import { requestContext } from './context.js';
import { acceptsPlainJson } from './plugins/answer-head.js';
import { isCheapEnough } from './plugins/cost.plugin.js';
import { isForBrowsers } from './plugins/stored-only.plugin.js';
import { SplicedData, type SplicedQuery } from './splice.js';

/** A query that passed parsing, validation and every limit, and was answered by plans from end to end. */
interface KnownQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly queryHash: string | undefined;
  readonly spliced: SplicedQuery;
}

/** What a request may ask with; everything else in a body is nobody's. */
type Asked = Pick<GraphQLRequest, 'query' | 'operationName' | 'variables' | 'extensions'>;

const mostQueries = 500;
const longestQuery = 20_000;

/**
 * The short way for a query that was answered before: what the GraphQL server found out about its text is not found out
 * again. What can differ between two requests is looked at each time: who asks, what it costs with these variables,
 * every guard and rule. An answer with a refusal in it, and whatever is not plain here, goes the usual way.
 */
@Injectable()
export class KnownQueries {
  private readonly known = new RecentlyUsed<KnownQuery>(mostQueries);

  constructor(
    private readonly sessions: Sessions,
    private readonly environment: Environment,
  ) {}

  /** Keeps a query whose answer was spliced without a refusal. */
  remember(request: GraphQLRequest, query: KnownQuery): void {
    const key = keyOf(request);
    if (key !== undefined && this.known.get(key) === undefined) this.known.set(key, query);
  }

  /** The text of the answer; nothing when the request must go the usual way. */
  async answer(request: FastifyRequest): Promise<string | undefined> {
    const asked = isAsked(request.body) && acceptsPlainJson(request.headers.accept) ? request.body : undefined;
    const key = asked && keyOf(asked);
    const query = key === undefined ? undefined : this.known.get(key);
    if (!query || query.spliced.isUnfit) return;
    if (this.environment.storedDocumentsOnly && !isForBrowsers(query.queryHash, request.headers)) return;
    const variables = asked?.variables ?? {};
    if (!isCheapEnough(query.schema, { query: query.document, operation: query.operation, variables })) return;
    // Why nobody can be looked up is said by the usual way.
    const context = await requestContext(this.sessions, request).catch(() => undefined);
    const result = context && (await query.spliced.answer(context, variables));
    return result?.data instanceof SplicedData ? result.data.asAnswer() : undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecordOrNone = (value: unknown) => value === undefined || value === null || isRecord(value);

const isAsked = (body: unknown): body is Asked =>
  isRecord(body) &&
  (typeof body['query'] === 'string') !== isRecord(body['extensions']) &&
  isRecordOrNone(body['variables']) &&
  isRecordOrNone(body['extensions']) &&
  (typeof body['operationName'] === 'string' || body['operationName'] === undefined || body['operationName'] === null);

/** The text, or the hash of a stored one, with the name of its operation; nothing for both at once, or for neither. */
function keyOf({ query, operationName, extensions }: Asked): string | undefined {
  // With its length, so that no name can pass for the beginning of a text.
  const name = typeof operationName === 'string' ? `${operationName.length} ${operationName}` : '-';
  if (typeof query === 'string') return extensions || query.length > longestQuery ? undefined : `${name} text ${query}`;
  const stored: unknown = extensions?.['persistedQuery'];
  if (!isRecord(stored) || stored['version'] !== 1 || typeof stored['sha256Hash'] !== 'string') return;
  return `${name} hash ${stored['sha256Hash']}`;
}

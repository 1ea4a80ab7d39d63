import { Injectable } from '@nestjs/common';
import type { GraphQLRequest, GraphQLRequestContextResponseForOperation, GraphQLResponse } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Environment } from '#config';
import { Sessions } from '#identity';
import { RecentlyUsed } from '#read-plan';
import { type GraphqlContext, requestContext } from './context.js';
import { acceptsPlainJson, answerHead } from './plugins/answer-head.js';
import { isCheapEnough } from './plugins/cost.plugin.js';
import { isForBrowsers } from './plugins/stored-only.plugin.js';
import { type SplicedData, stringifyResult } from './splice.js';

export interface Answer {
  readonly data: SplicedData | Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** Answers an operation; null, before anything was written, when the executor must. */
export type Run = (context: GraphqlContext, variables: Record<string, unknown>) => Promise<Answer | null>;

/** An operation that passed parsing, validation and every limit, and was answered without the executor. */
interface KnownOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly queryHash: string | undefined;
  readonly run: Run;
}

/** What a request may ask with; everything else in a body is nobody's. */
type Asked = Pick<GraphQLRequest, 'query' | 'operationName' | 'variables' | 'extensions'>;

const mostOperations = 500;
const longestText = 20_000;

/**
 * The short way for an operation that was answered before: what the GraphQL server found out about its text is not
 * found out again. What can differ between two requests is looked at each time: who asks, what it costs with these
 * variables, every guard and rule. Whatever is not plain goes the usual way; so do errors, to be put into words, with
 * what was answered already, so that nothing runs twice.
 */
@Injectable()
export class KnownOperations {
  private readonly known = new RecentlyUsed<KnownOperation>(mostOperations);
  private readonly refused = new WeakMap<FastifyRequest, Answer>();

  constructor(
    private readonly sessions: Sessions,
    private readonly environment: Environment,
  ) {}

  /** The text of the answer; nothing when the request must go the usual way. */
  async textFor(request: FastifyRequest): Promise<string | undefined> {
    const asked = isAsked(request.body) && acceptsPlainJson(request.headers.accept) ? request.body : undefined;
    const key = asked && keyOf(asked);
    const known = key === undefined ? undefined : this.known.get(key);
    if (!known) return;
    if (this.environment.storedDocumentsOnly && !isForBrowsers(known.queryHash, request.headers)) return;
    const variables = asked?.variables ?? {};
    if (!isCheapEnough(known.schema, { query: known.document, operation: known.operation, variables })) return;
    // Why nobody can be looked up is said by the usual way.
    const context = await requestContext(this.sessions, request).catch(() => undefined);
    const answer = context && (await known.run(context, variables));
    if (!answer) return;
    if (!answer.errors) return stringifyResult(answer);
    this.refused.set(request, answer);
  }

  /** Answers on the usual way, behind every limit of it; an operation that was answered without errors is known then. */
  async respond(
    asked: GraphQLRequestContextResponseForOperation<GraphqlContext>,
    run: Run,
  ): Promise<GraphQLResponse | null> {
    const { request, contextValue, schema, document, operation, queryHash } = asked;
    const refused = contextValue.req && this.refused.get(contextValue.req);
    const answer = refused ?? (await run(contextValue, request.variables ?? {}));
    if (!answer) return null;
    if (!answer.errors) this.remember(request, { schema, document, operation, queryHash, run });
    const { data, ...rest } = answer;
    return {
      http: answerHead(request),
      body: { kind: 'single', singleResult: { ...rest, data: data as Record<string, unknown> | null } },
    };
  }

  private remember(request: GraphQLRequest, operation: KnownOperation): void {
    const key = keyOf(request);
    if (key !== undefined && this.known.get(key) === undefined) this.known.set(key, operation);
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
  if (typeof query === 'string') return extensions || query.length > longestText ? undefined : `${name} text ${query}`;
  const stored: unknown = extensions?.['persistedQuery'];
  if (!isRecord(stored) || stored['version'] !== 1 || typeof stored['sha256Hash'] !== 'string') return;
  return `${name} hash ${stored['sha256Hash']}`;
}

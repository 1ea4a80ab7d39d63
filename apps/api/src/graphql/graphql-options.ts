import { randomUUID } from 'node:crypto';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable, Logger } from '@nestjs/common';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { Environment } from '#config';
import { Sessions } from '#identity';
import { isLocale } from '#kernel';
import { MutationReceipts } from '#messaging';
import { ReadPlanner } from '#read-plan';
import { requestContext, type GraphqlContext } from './context.js';
import { KnownOperations } from './known-operations.js';
import { fieldResolver, plannedFields, withoutPropertyResolvers } from './planned-fields.js';
import { limits, sizeLimits } from './limits.js';
import { costPlugin } from './plugins/cost.plugin.js';
import { errorsPlugin } from './plugins/errors.plugin.js';
import { jitPlugin } from './plugins/jit.plugin.js';
import { withUnitsOfWork } from './root-fields.js';
import { safeStatusPlugin } from './plugins/safe-status.plugin.js';
import { splicePlugin } from './plugins/splice.plugin.js';
import { storedOnlyPlugin } from './plugins/stored-only.plugin.js';
import { socketRefusals, type SocketQuestion } from './socket-limits.js';
import { stringifyResult } from './splice.js';
import { documentStore } from './stored-documents.js';

interface SocketContext {
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  readonly extra: { readonly request: { readonly headers: Record<string, string | string[] | undefined> } };
}

const isSocket = (asked: object): asked is SocketContext => 'extra' in asked;

/** How the GraphQL server of this process is set up. */
@Injectable()
export class GraphqlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  private readonly log = new Logger('graphql');
  private schema: GraphQLSchema | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly environment: Environment,
    private readonly reads: ReadPlanner,
    private readonly em: EntityManager,
    private readonly receipts: MutationReceipts,
    private readonly answered: KnownOperations,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    return {
      path: '/graphql',
      fieldResolver,
      transformSchema: (schema) =>
        withUnitsOfWork(this.checked(withoutPropertyResolvers(schema)), this.em, this.receipts),
      graphiql: false,
      introspection: this.environment.nodeEnv !== 'production',
      csrfPrevention: true,
      persistedQueries: { cache: documentStore },
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: this.environment.nodeEnv === 'production',
      autoTransformHttpErrors: false,
      stringifyResult,
      parseOptions: { maxTokens: limits.tokens },
      validationRules: [sizeLimits],
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ...(this.environment.storedDocumentsOnly ? [storedOnlyPlugin] : []),
        costPlugin,
        safeStatusPlugin,
        ...(this.environment.graphqlSplice ? [splicePlugin(this.reads, this.answered)] : []),
        ...(this.environment.graphqlJit ? [jitPlugin(this.answered)] : []),
        errorsPlugin((cause, requestId) => this.log.error({ err: cause, requestId })),
      ],
      subscriptions: {
        'graphql-ws': {
          path: '/graphql',
          onSubscribe: (_: unknown, _id: string, question: SocketQuestion) => this.refusedOverSocket(question),
        },
      },
      context: (asked: FastifyRequest | SocketContext) => this.context(asked),
    };
  }

  private refusedOverSocket(question: SocketQuestion): readonly GraphQLError[] | undefined {
    if (!this.schema) throw new Error('A socket was opened before the schema was built.');
    const refusals = socketRefusals(this.schema, question);
    return refusals.length > 0 ? refusals : undefined;
  }

  /** A field that no read model answers stops the start. */
  private checked(schema: GraphQLSchema): GraphQLSchema {
    this.schema = schema;
    this.reads.verify({ schema: plannedFields(schema) });
    return schema;
  }

  private async context(asked: FastifyRequest | SocketContext): Promise<GraphqlContext> {
    if (!isSocket(asked)) return requestContext(this.sessions, asked);
    const raw = asked.extra.request.headers;
    const told = asked.connectionParams?.['locale'];
    const headers = isLocale(told) ? { ...raw, 'x-semai-locale': told } : raw;
    const requestId = randomUUID();
    return { viewer: await this.sessions.viewerOf(headers, requestId), requestId, req: undefined };
  }
}

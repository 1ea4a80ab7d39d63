import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KnownQueries } from '../graphql/known-queries.js';
import { plainJsonType } from '../graphql/plugins/answer-head.js';

/** Gives queries that are known their short way, before the GraphQL server takes the request. */
export function answerKnownQueries(app: NestFastifyApplication): void {
  const known = app.get(KnownQueries);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return;
    const text = await known.answer(request);
    if (text !== undefined) return reply.type(plainJsonType).send(text);
  });
}

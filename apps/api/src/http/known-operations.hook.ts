import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KnownOperations } from '../graphql/known-operations.js';
import { plainJsonType } from '../graphql/plugins/answer-head.js';

/** Gives operations that are known their short way, before the GraphQL server takes the request. */
export function answerKnownOperations(app: NestFastifyApplication): void {
  const known = app.get(KnownOperations);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.url !== '/graphql') return;
    const text = await known.textFor(request);
    if (text !== undefined) return reply.type(plainJsonType).send(text);
  });
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCOUNTS, Sessions, type Accounts } from '#identity';

interface Desk {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly publicUrl: string;
}

async function answer(desk: Desk, request: FastifyRequest, reply: FastifyReply) {
  const { accounts, sessions, publicUrl } = desk;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const response = await accounts.auth.handler(
    new Request(new URL(request.url, publicUrl), {
      method: request.method,
      headers,
      ...(request.body === undefined || request.body === null ? {} : { body: JSON.stringify(request.body) }),
    }),
  );
  if (request.method === 'POST') sessions.forgetViewers();
  void reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null);
}

/** Sign-up, sign-in, sign-out and devices under `/api/auth`, answered by the accounts. */
export function mountAccounts(app: NestFastifyApplication, publicUrl: string): void {
  const desk = { accounts: app.get<Accounts>(ACCOUNTS), sessions: app.get(Sessions), publicUrl };
  app
    .getHttpAdapter()
    .getInstance()
    .route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      handler: (request, reply) => answer(desk, request, reply),
    });
}

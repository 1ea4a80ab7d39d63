import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCOUNTS, type Accounts } from '#identity';

async function answer({ auth }: Accounts, publicUrl: string, request: FastifyRequest, reply: FastifyReply) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const response = await auth.handler(
    new Request(new URL(request.url, publicUrl), {
      method: request.method,
      headers,
      ...(request.body === undefined || request.body === null ? {} : { body: JSON.stringify(request.body) }),
    }),
  );
  void reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null);
}

/** Sign-up, sign-in, sign-out and devices under `/api/auth`, answered by the accounts. */
export function mountAccounts(app: NestFastifyApplication, publicUrl: string): void {
  const accounts = app.get<Accounts>(ACCOUNTS);
  app
    .getHttpAdapter()
    .getInstance()
    .route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      handler: (request, reply) => answer(accounts, publicUrl, request, reply),
    });
}

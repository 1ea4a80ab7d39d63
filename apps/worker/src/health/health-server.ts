import { createServer, type Server } from 'node:http';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Events that wait longer than this say that the queue is not being fed. */
const lateSeconds = 60;

interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * Answers on 127.0.0.1: `/healthz` while the process lives, `/readyz` while it can do its work. Events that wait too
 * long make it `degraded`, still 200: nothing is lost while they wait.
 */
export async function startHealthServer(port: number, em: EntityManager): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', em).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    });
  });
  server.headersTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(path: string, em: EntityManager): Promise<Answer> {
  if (path === '/healthz') return { status: 200, body: { status: 'ok' } };
  if (path === '/readyz') return readiness(em);
  return { status: 404, body: { status: 'not found' } };
}

async function readiness(em: EntityManager): Promise<Answer> {
  try {
    const [row] = await em.getConnection().execute<{ age: number }[]>(
      `select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as age
       from job_outbox where published_at is null`,
    );
    const outboxAgeSeconds = row?.age ?? 0;
    return { status: 200, body: { status: outboxAgeSeconds > lateSeconds ? 'degraded' : 'ok', outboxAgeSeconds } };
  } catch (cause) {
    return { status: 503, body: { status: 'down', database: cause instanceof Error ? cause.name : 'unknown' } };
  }
}

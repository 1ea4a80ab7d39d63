import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** Stands in the built page wherever a nonce belongs. */
const noncePlace = /__csp_nonce__/g;

const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The one page of the web, with a nonce of its own for each answer. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replace(noncePlace, nonce));
}

/** The files of a folder as a browser asks for them, without the page itself. */
function filesOf(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'));
  return new Set(paths.filter((path) => path !== 'index.html').map((path) => `/${path}`));
}

/** The page as it lies on disk: read anew once a build has replaced it, so that it never names files that are gone. */
function pageOf(index: string): () => string {
  let page = readFileSync(index, 'utf8');
  let readAt = statSync(index).mtimeMs;
  return () => {
    const changedAt = statSync(index, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined || changedAt === readAt) return page;
    page = readFileSync(index, 'utf8');
    readAt = changedAt;
    return page;
  };
}

/** Serves the built web: hashed files for a year, its one page for every route that is not the API's. */
export async function mountWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return;
  const page = pageOf(index);
  const files = filesOf(folder);
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyStatic, {
    root: folder,
    // A route for each of the files would double what the router has to compile at the start.
    serve: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('x-content-type-options', 'nosniff');
      if (path.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      if (files.has(path) || path.startsWith('/assets/')) return reply.sendFile(path);
      return /\.\w+$/.test(path) ? reply.status(404).send() : sendPage(reply, page());
    },
  });
}

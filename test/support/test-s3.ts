import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from '#config';

export interface TestS3 {
  readonly settings: S3Settings;
  /** Media types by key, as the service was told. */
  readonly mediaTypes: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

interface Kept {
  readonly content: Buffer;
  readonly mediaType: string;
}

/** A service that speaks as much of the S3 protocol over HTTP as the file store uses, for one bucket and one key. */
export async function startTestS3(): Promise<TestS3> {
  const kept = new Map<string, Kept>();
  const mediaTypes = new Map<string, string>();
  const server = createServer((request, response) => {
    answer(request, response, kept, mediaTypes).catch((cause: unknown) => response.writeHead(500).end(String(cause)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'semai',
      accessKeyId: 'test-key',
      secretAccessKey: 'test-secret',
      region: 'us-east-1',
    },
    mediaTypes,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  kept: Map<string, Kept>,
  mediaTypes: Map<string, string>,
): Promise<void> {
  const [, bucket, ...rest] = new URL(request.url ?? '/', 'http://test').pathname.split('/');
  const key = rest.join('/');
  if (!request.headers.authorization?.includes('Credential=test-key/')) return refuse(response, 403, 'AccessDenied');
  if (bucket !== 'semai') return refuse(response, 404, 'NoSuchBucket');
  if (key === '') return void response.writeHead(200).end();
  if (request.method === 'PUT') {
    const mediaType = request.headers['content-type'] ?? '';
    kept.set(key, { content: await bodyOf(request), mediaType });
    mediaTypes.set(key, mediaType);
    return void response.writeHead(200, { etag: '"kept"' }).end();
  }
  if (request.method === 'DELETE') {
    kept.delete(key);
    return void response.writeHead(204).end();
  }
  const found = kept.get(key);
  if (!found) return refuse(response, 404, 'NoSuchKey');
  response.writeHead(200, { 'content-length': found.content.length, 'content-type': found.mediaType });
  return void response.end(request.method === 'HEAD' ? undefined : found.content);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

import type { FastifyRequest } from 'fastify';
import type { Viewer } from '#access';
import type { Sessions } from '#identity';

/** What every resolver finds beside its arguments. */
export interface GraphqlContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly req: FastifyRequest | undefined;
}

/** The context of one HTTP request. */
export async function requestContext(sessions: Sessions, req: FastifyRequest): Promise<GraphqlContext> {
  return { viewer: await sessions.viewerOf(req.headers, req.id), requestId: req.id, req };
}

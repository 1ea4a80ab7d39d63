import type { FastifyRequest } from 'fastify';
import type { Viewer } from '#access';

/** What every resolver finds beside its arguments. */
export interface GraphqlContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly req: FastifyRequest | undefined;
}

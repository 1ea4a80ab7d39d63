import type { JobContracts } from '#messaging';
import type { RunningJob } from './running-job.js';

/** A handler whose payload type is known by name only. */
export interface AnyJobHandler {
  handle(payload: unknown, run: RunningJob): Promise<unknown>;
}

export interface FoundHandler {
  readonly job: string;
  readonly handler: object;
}

const isHandler = (value: object): value is AnyJobHandler => 'handle' in value && typeof value.handle === 'function';

/** The worker does not fit its contracts and must not start. */
export class HandlersIncomplete extends Error {
  override readonly name = 'HandlersIncomplete';
}

/**
 * Exactly one handler for each job.
 * @throws HandlersIncomplete naming every job without a handler or with two, and every handler of an unknown job
 */
export function matchHandlers(contracts: JobContracts, found: readonly FoundHandler[]): Map<string, AnyJobHandler> {
  const problems: string[] = [];
  const handlers = new Map<string, AnyJobHandler>();
  for (const { job, handler } of found) {
    if (!(job in contracts)) problems.push(`${handler.constructor.name} handles "${job}", which is no job.`);
    else if (handlers.has(job)) problems.push(`"${job}" has two handlers, one of them ${handler.constructor.name}.`);
    else if (isHandler(handler)) handlers.set(job, handler);
    else problems.push(`${handler.constructor.name} has no method "handle".`);
  }
  for (const job of Object.keys(contracts)) if (!handlers.has(job)) problems.push(`"${job}" has no handler.`);
  if (problems.length > 0) throw new HandlersIncomplete(problems.join(' '));
  return handlers;
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How long a failure caused by an absent database is held back. */
const heldBackMs = 500;

/**
 * The same pool, but slow to say that the database is away. BullMQ's workers repeat a failed command at once, which
 * with a server that restarts means a thousand commands and log lines a second.
 */
export function patientPool(pool: Pool): Pool {
  return new Proxy(pool, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const isAsked = name === 'query' || name === 'connect';
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(member, target, given);
        return isAsked ? patiently(answer) : answer;
      };
    },
  });
}

async function patiently(answer: unknown): Promise<unknown> {
  try {
    return await answer;
  } catch (cause) {
    if (isAway(cause)) await pause(heldBackMs);
    throw cause;
  }
}

/** No SQLSTATE (the connection broke), or one that says: no connection, no resources, shutting down, no such table. */
function isAway(cause: unknown): boolean {
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code !== 'string' || /^(08|53|57|3F|42P01|E)/.test(code);
}

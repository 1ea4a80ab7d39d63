import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isJobEnding, jobEndings } from './job-endings.js';

/** How long a failure caused by an absent database is held back. */
const heldBackMs = 500;

/** Names of BullMQ's commands by their texts, of which there are some eighty. */
const names = new Map<string, string>();

/**
 * The same pool, as BullMQ is best served. It is slow to say that the database is away: workers repeat a failed command
 * at once, which with a server that restarts means a thousand commands and log lines a second. It has commands prepared,
 * since a worker gives the same for each job, and it ends jobs together that end at the same time.
 */
export function queuePool(pool: Pool): Pool {
  const endings = jobEndings(pool);
  return new Proxy(pool, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (name === 'query')
        return (...given: unknown[]) => {
          const query = { text: given[0], values: given[1] };
          if (isJobEnding(query)) return patiently(endings.ask(query));
          return patiently(Reflect.apply(member, target, prepared(given)));
        };
      if (name === 'connect') return (...given: unknown[]) => patiently(Reflect.apply(member, target, given));
      return (...given: unknown[]): unknown => Reflect.apply(member, target, given);
    },
  });
}

function prepared(given: unknown[]): unknown[] {
  const [text, values] = given;
  if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return given;
  let name = names.get(text);
  if (!name) names.set(text, (name = `bullmq_${names.size}`));
  return [{ name, text, values: values as unknown[] }];
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

import type { Complain } from './outbox-signal.js';

/** The same complaint is made at most this often. */
const everyMs = 10_000;

/** Keeps a complaint that repeats while a store is away from filling the log: each wording once in ten seconds. */
export function seldom(complain: Complain): Complain {
  const last = new Map<string, number>();
  return (message, cause) => {
    const now = Date.now();
    if (now - (last.get(message) ?? -everyMs) < everyMs) return;
    last.set(message, now);
    complain(message, cause);
  };
}

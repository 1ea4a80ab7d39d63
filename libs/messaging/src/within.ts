import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something, but not longer than so many milliseconds. @returns whether it came in time; its failure is thrown */
export async function within(ms: number, something: Promise<unknown>): Promise<boolean> {
  const waited = new AbortController();
  const late = pause(ms, false, { signal: waited.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([something.then(() => true), late]);
  } finally {
    waited.abort();
  }
}

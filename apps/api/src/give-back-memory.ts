import { Session } from 'node:inspector/promises';

/**
 * Gives back what only the start needed: a fifth of the process's memory, which would else be kept until the heap has
 * grown by itself. Takes a tenth of a second, once.
 */
export async function giveBackMemory(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

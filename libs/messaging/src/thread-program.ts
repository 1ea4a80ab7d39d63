import { parentPort, workerData } from 'node:worker_threads';
import type { TellProgress } from './computations.js';

/** What a thread is for: loads the module of a computation by its address, computes, and sends the answer back. */
interface Order {
  readonly url: string;
  readonly input: unknown;
}

/** Shortest time between two messages about progress, in milliseconds. */
const tellEveryMs = 200;

const { url, input } = workerData as Order;
const { compute } = (await import(url)) as { compute: (input: unknown, tell: TellProgress) => unknown };

let toldAt = 0;
function tell(done: number, total: number): void {
  if (Date.now() - toldAt < tellEveryMs) return;
  toldAt = Date.now();
  parentPort?.postMessage({ kind: 'progress', done, total });
}

try {
  parentPort?.postMessage({ kind: 'answer', answer: await compute(input, tell) });
} catch (error) {
  parentPort?.postMessage({ kind: 'failure', error });
}

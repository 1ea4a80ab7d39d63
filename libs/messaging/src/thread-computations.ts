import { Worker } from 'node:worker_threads';
import { Computations, type Computation, type Watch } from './computations.js';

/** Longest time between two looks at a computation, in milliseconds. */
const lookEveryMs = 500;

/** What the thread sends: how far it is, its answer, or why there is none. */
export type ThreadMessage<O> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly answer: O }
  | { readonly kind: 'failure'; readonly error: unknown };

/** The program of the thread stands beside this file, built or as source. */
const program = new URL(import.meta.url.replace('thread-computations', 'thread-program'));

/**
 * A thread for each computation. The process's own loop stays free: it renews job locks, answers health questions and
 * looks at the watch, which may end the thread at any moment.
 */
export class ThreadComputations extends Computations {
  override run<I, O>({ url }: Computation<I, O>, input: I, watch: Watch): Promise<O> {
    const thread = new Worker(program, { workerData: { url, input } });
    const found = answerOf<O>(thread);
    const watching = watchThread(found, watch);
    return Promise.all([found.answer, watching]).then(
      ([answer]) => answer,
      async (cause: unknown) => {
        await thread.terminate();
        throw cause;
      },
    );
  }
}

interface Found<O> {
  readonly answer: Promise<O>;
  readonly exited: Promise<void>;
  /** As the thread told it last. */
  progress: readonly [number, number];
  over: boolean;
}

function answerOf<O>(thread: Worker): Found<O> {
  const { promise, resolve, reject } = Promise.withResolvers<O>();
  const exit = Promise.withResolvers<void>();
  const found: Found<O> = { answer: promise, exited: exit.promise, progress: [0, 1], over: false };
  thread.on('message', (message: ThreadMessage<O>) => {
    if (message.kind === 'progress') found.progress = [message.done, message.total];
    else if (message.kind === 'answer') resolve(message.answer);
    else reject(message.error);
  });
  thread.on('error', reject);
  thread.on('exit', (code) => {
    found.over = true;
    exit.resolve();
    reject(new Error(`The thread of a computation ended with code ${code}.`));
  });
  return found;
}

/** Looks at the watch until the thread is over; ends at once with it. */
async function watchThread<O>(found: Found<O>, watch: Watch): Promise<void> {
  while (!found.over) {
    await Promise.race([pause(lookEveryMs), found.exited]);
    if (!found.over) await watch(...found.progress);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** How far a computation is, for whoever waits for it. */
export type TellProgress = (done: number, total: number) => void;

/**
 * A computation of seconds or minutes that knows neither database nor framework: a module of its own that exports
 * `compute`, so that a thread can load it by its address. Input and answer are plain objects and typed arrays.
 */
export interface Computation<I, O> {
  /** `import.meta.url` of the module. */
  readonly url: string;
  readonly compute: (input: I, tell: TellProgress) => O | Promise<O>;
}

/** Called between two looks at a running computation; what it throws ends the computation and is thrown on. */
export type Watch = (done: number, total: number) => Promise<void>;

/** Where long computations run, so that a process goes on answering, and renewing the locks of its jobs. */
export abstract class Computations {
  /**
   * @param watch is called about twice a second while the computation runs
   * @throws what `compute` throws, and what `watch` throws
   */
  abstract run<I, O>(computation: Computation<I, O>, input: I, watch: Watch): Promise<O>;
}

/** In this very thread, for commands and tests: nothing else happens until it is done. */
export class ComputationsHere extends Computations {
  override async run<I, O>({ compute }: Computation<I, O>, input: I, watch: Watch): Promise<O> {
    let last: readonly [number, number] = [0, 1];
    const answer = await compute(input, (done, total) => (last = [done, total]));
    await watch(...last);
    return answer;
  }
}

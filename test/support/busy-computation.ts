/** What a busy computation is given: how long it keeps its thread busy, and where it counts its steps. */
export interface BusyInput {
  readonly ms: number;
  /** One number, shared with whoever waits. */
  readonly steps: SharedArrayBuffer;
}

/** Leaves its thread no moment for anything else. */
export function compute({ ms, steps }: BusyInput, tell: (done: number, total: number) => void): number {
  const count = new Int32Array(steps);
  const began = Date.now();
  for (;;) {
    const passed = Date.now() - began;
    if (passed >= ms) return passed;
    Atomics.add(count, 0, 1);
    tell(passed, ms);
  }
}

/** As a computation for a thread. */
export const busy = { url: import.meta.url, compute };

/** A computation that keeps its thread busy, as a solver does. */
export function compute(ms: number, tell: (done: number, total: number) => void): number {
  const began = Date.now();
  for (let passed = 0; passed < ms; passed = Date.now() - began) tell(passed, ms);
  return ms;
}

export const thinking = { url: import.meta.url, compute };

/** One arc an application may use: its surplus and the quotas that count it. */
export interface CountedItem {
  surplus: number;
  quotas: readonly number[];
}

/** What an application may and must still take of each quota. */
export interface CountLimit {
  min: number;
  max: number;
}

/** Sets looked at before the search gives up. */
const MOST_STEPS = 20_000;

/**
 * Largest sum of exactly `seats` items under all limits at once, whether nested or crossing: items by surplus, depth
 * first, cut where even the best remaining ones cannot beat what is known. -Infinity = no such set; NaN = too many sets.
 * Example: surpluses 5 (counts for quota 0), 4 (quota 0), 1, two seats, quota 0 at most once -> 6.
 */
export function bestCounted(
  items: readonly CountedItem[],
  seats: number,
  limits: readonly CountLimit[],
  mostSteps = MOST_STEPS,
): number {
  const sorted = promising(items, seats);
  const sums = [0];
  for (const { surplus } of sorted) sums.push(sums.at(-1)! + surplus);
  const taken = limits.map(() => 0);
  let best = -Infinity;
  let steps = 0;
  const visit = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      if (sum > best && limits.every(({ min }, q) => taken[q]! >= min)) best = sum;
      return;
    }
    for (let at = from; at + left <= sorted.length && steps < mostSteps; at++) {
      if (sum + sums[at + left]! - sums[at]! <= best) return;
      const { surplus, quotas } = sorted[at]!;
      steps++;
      if (quotas.some((q) => taken[q]! >= limits[q]!.max)) continue;
      for (const q of quotas) taken[q]!++;
      if (limits.every(({ min }, q) => min - taken[q]! <= left - 1)) visit(at + 1, left - 1, sum + surplus);
      for (const q of quotas) taken[q]!--;
    }
  };
  if (limits.every(({ max }) => max >= 0)) visit(0, seats, 0);
  return steps >= mostSteps ? NaN : best;
}

/** The items by surplus; of those that the same quotas count no more than there are seats. */
function promising(items: readonly CountedItem[], seats: number): CountedItem[] {
  const taken = new Map<string, number>();
  return items
    .toSorted((a, b) => b.surplus - a.surplus)
    .filter(({ quotas }) => {
      const key = quotas.join();
      const before = taken.get(key) ?? 0;
      taken.set(key, before + 1);
      return before < seats;
    });
}

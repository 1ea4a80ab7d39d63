import { BigSum } from './big-sum.js';
import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { MatchParts } from './result.js';

export interface Measured {
  weight: string;
  parts: Pick<MatchParts, 'covered' | 'seats' | 'kept' | 'previous'>;
  worstPair: number | null;
  worstSum: number | null;
  loads: number[];
}

/** Counts and sums of a match, read from the instance alone. */
export function measure(instance: MatchInstance, pairs: readonly Pair[], previous: readonly Pair[]): Measured {
  const weight = new BigSum();
  const sums = new Map<number, number>();
  const loads = Array.from({ length: instance.m }, () => 0);
  const before = new Set(previous.map(([i, j]) => i * instance.m + j));
  let kept = 0;
  let worstPair: number | null = null;
  for (const [i, j] of pairs) {
    const w = instance.w[arcIndex(instance, i, j)]!;
    weight.add(w);
    sums.set(i, (sums.get(i) ?? 0) + w);
    loads[j]!++;
    if (before.has(i * instance.m + j)) kept++;
    if (worstPair === null || w < worstPair) worstPair = w;
  }
  return {
    weight: String(weight.value),
    parts: { covered: sums.size, seats: pairs.length, kept, previous: previous.length },
    worstPair,
    worstSum: pairs.length === 0 ? null : worstSumOf(instance, sums),
    loads,
  };
}

/** Smallest sum of an application with seats to fill; an application left empty counts as 0. */
function worstSumOf({ n, k }: MatchInstance, sums: ReadonlyMap<number, number>): number {
  let worst = Infinity;
  for (let i = 0; i < n; i++) if (k[i]! > 0) worst = Math.min(worst, sums.get(i) ?? 0);
  return worst;
}

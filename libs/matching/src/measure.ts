import { BigSum } from './big-sum.js';
import type { LocatedPairs } from './certify.js';
import type { MatchInstance, Pair } from './instance.js';
import type { MatchParts } from './result.js';

export interface Measured {
  weight: string;
  parts: Pick<MatchParts, 'covered' | 'seats' | 'kept' | 'previous'>;
  worstPair: number | null;
  worstSum: number | null;
  loads: number[];
}

/** Counts and sums of a match, read from the instance alone. */
export function measure(instance: MatchInstance, { pairs, arcs }: LocatedPairs, previous: readonly Pair[]): Measured {
  const { n, m, w } = instance;
  const weight = new BigSum();
  const sums = new Float64Array(n);
  const seats = new Int32Array(n);
  const loads = new Int32Array(m);
  const before = previous.length > 0 ? new Set(previous.map(([i, j]) => i * m + j)) : null;
  let kept = 0;
  let worstPair = Infinity;
  for (let at = 0; at < arcs.length; at++) {
    const [i, j] = pairs[at]!;
    const affinity = w[arcs[at]!]!;
    weight.add(affinity);
    sums[i]! += affinity;
    seats[i]!++;
    loads[j]!++;
    if (before?.has(i * m + j) === true) kept++;
    if (affinity < worstPair) worstPair = affinity;
  }
  const covered = seats.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return {
    weight: String(weight.value),
    parts: { covered, seats: pairs.length, kept, previous: previous.length },
    worstPair: pairs.length === 0 ? null : worstPair,
    worstSum: pairs.length === 0 ? null : worstSumOf(instance, sums),
    loads: [...loads],
  };
}

/** Smallest sum of an application with seats to fill; an application left empty counts as 0. */
function worstSumOf({ n, k }: MatchInstance, sums: Float64Array): number {
  let worst = Infinity;
  for (let i = 0; i < n; i++) if (k[i]! > 0 && sums[i]! < worst) worst = sums[i]!;
  return worst;
}

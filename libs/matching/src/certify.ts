import { BigSum } from './big-sum.js';
import { boundOf, marksOf, penaltyOf, type CertifiedPenalties } from './certify-bound.js';
import { arcIndex, arcsOf, type MatchInstance, type Pair } from './instance.js';

export interface Certificate {
  /** The pairs respect every hard rule: arcs only, no repetition, seats, loads, pins, forbids. */
  feasible: boolean;
  /** Value of the pairs: weight + B kept - penalties of empty seats. */
  objective: bigint;
  /** D(prices): no feasible match can have a larger objective. Equal to `objective` = proven optimal. */
  dualBound: bigint;
  /** Broken rules, in short words for logs and tests. */
  broken: string[];
}

/**
 * Checks a match independently of the solver: reads only the instance, the pairs and the prices. For EVERY integer p
 * D(p) = sum of pinned w' + sum_i T_i(p) + sum_j (p_j > 0 ? hi_j : lo_j) p_j is an upper bound of all feasible totals;
 * review: T_i = sum of the k_i largest w'_ij - p_j; mentoring: T_i = max over d of (sum of the d largest) - penalty of
 * k_i - d empty seats; k, lo, hi after pins. O(arcs log k).
 */
export function certify(
  instance: MatchInstance,
  pairs: readonly Pair[],
  prices: ArrayLike<number>,
  penalties: CertifiedPenalties,
): Certificate {
  return certifyArcs(instance, { pairs, arcs: arcsOf(instance, pairs) }, prices, penalties);
}

/** Pairs with the arc of each, -1 where it is not allowed. */
export interface LocatedPairs {
  pairs: readonly Pair[];
  arcs: Int32Array;
}

/** The same for pairs whose arcs in this instance were looked up already. */
export function certifyArcs(
  instance: MatchInstance,
  located: LocatedPairs,
  prices: ArrayLike<number>,
  penalties: CertifiedPenalties,
): Certificate {
  const marks = marksOf(instance, penalties.previous ?? []);
  const broken: string[] = [];
  const objective = objectiveOf(instance, located, penalties, marks.previous, broken);
  const dualBound = boundOf(instance, prices, penalties, marks);
  return { feasible: broken.length === 0, objective, dualBound, broken };
}

function objectiveOf(
  instance: MatchInstance,
  { pairs, arcs }: LocatedPairs,
  penalties: CertifiedPenalties,
  previous: Uint8Array | null,
  broken: string[],
): bigint {
  const { n, m, k, lo, hi } = instance;
  const seats = new Int32Array(n);
  const load = new Int32Array(m);
  const sums = new Float64Array(n);
  const used = new Uint8Array(instance.col.length);
  const sum = new BigSum();
  for (let at = 0; at < arcs.length; at++) {
    const [i, j] = pairs[at]!;
    const arc = arcs[at]!;
    if (arc < 0 || used[arc] === 1) {
      broken.push(`pair [${i}, ${j}] is ${arc < 0 ? 'not allowed' : 'repeated'}`);
      continue;
    }
    used[arc] = 1;
    seats[i]!++;
    load[j]!++;
    sums[i]! += instance.w[arc]!;
    sum.add(instance.w[arc]!).add(previous?.[arc] === 1 ? penalties.keep : 0);
  }
  for (let j = 0; j < m; j++) if (load[j]! < lo[j]! || load[j]! > hi[j]!) broken.push(`load of judge ${j}`);
  for (let i = 0; i < n; i++) {
    const empty = k[i]! - seats[i]!;
    if (empty < 0 || (instance.kind === 'review' && empty !== 0)) broken.push(`seats of application ${i}`);
    if (k[i]! > 0 && sums[i]! < (penalties.floor ?? 0)) broken.push(`sum of application ${i}`);
    if (empty > 0) sum.add(-penaltyOf(empty, k[i]!, penalties));
  }
  broken.push(...brokenQuotas(instance, pairs));
  for (const [name, wanted] of [
    ['pins', 1],
    ['forbids', 0],
  ] as const)
    for (const [i, j] of instance[name] ?? []) {
      const arc = arcIndex(instance, i, j);
      if ((arc >= 0 ? used[arc]! : 0) !== wanted) broken.push(`${name} [${i}, ${j}]`);
    }
  return sum.value;
}

/** Quotas that the pairs do not meet, in words. */
export function brokenQuotas({ n, m, quotas = [] }: MatchInstance, pairs: readonly Pair[]): string[] {
  const broken: string[] = [];
  for (const { id, judges, min = 0, max = m, applications } of quotas) {
    const member = new Set(judges);
    const count = new Int32Array(n);
    for (const [i, j] of pairs) if (member.has(j)) count[i]!++;
    for (const i of applications ?? count.keys())
      if (count[i]! < min || count[i]! > max) broken.push(`quota ${id} of application ${i}`);
  }
  return broken;
}

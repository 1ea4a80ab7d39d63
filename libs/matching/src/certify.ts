import { BigSum } from './big-sum.js';
import { QuotaRows } from './certify-quotas.js';
import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { Penalties } from './penalties.js';
import { bestWithSum, type RowItem } from './row-sums.js';

export interface CertifiedPenalties extends Penalties {
  /** The pairs that earn the bonus `keep`. */
  previous?: readonly Pair[] | undefined;
  /** Worst sum: only matches in which each application's affinities sum to at least this count. */
  floor?: number | undefined;
}

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
  const marks = marksOf(instance, penalties.previous ?? []);
  const broken: string[] = [];
  const objective = objectiveOf(instance, pairs, penalties, marks.previous, broken);
  const dualBound = boundOf(instance, prices, penalties, marks);
  return { feasible: broken.length === 0, objective, dualBound, broken };
}

interface Marks {
  previous: Uint8Array;
  pinned: Uint8Array;
  removed: Uint8Array;
}

function marksOf(instance: MatchInstance, previous: readonly Pair[]): Marks {
  const mark = (pairs: readonly Pair[]): Uint8Array => {
    const marks = new Uint8Array(instance.col.length);
    for (const [i, j] of pairs) {
      const arc = i >= 0 && i < instance.n ? arcIndex(instance, i, j) : -1;
      if (arc >= 0) marks[arc] = 1;
    }
    return marks;
  };
  const pinned = mark(instance.pins ?? []);
  const removed = mark([...(instance.pins ?? []), ...(instance.forbids ?? [])]);
  return { previous: mark(previous), pinned, removed };
}

function objectiveOf(
  instance: MatchInstance,
  pairs: readonly Pair[],
  penalties: CertifiedPenalties,
  previous: Uint8Array,
  broken: string[],
): bigint {
  const { n, m, k, lo, hi } = instance;
  const seats = new Int32Array(n);
  const load = new Int32Array(m);
  const sums = new Float64Array(n);
  const used = new Uint8Array(instance.col.length);
  const sum = new BigSum();
  for (const [i, j] of pairs) {
    const arc = i >= 0 && i < n ? arcIndex(instance, i, j) : -1;
    if (arc < 0 || used[arc] === 1) {
      broken.push(`pair [${i}, ${j}] is ${arc < 0 ? 'not allowed' : 'repeated'}`);
      continue;
    }
    used[arc] = 1;
    seats[i]!++;
    load[j]!++;
    sums[i]! += instance.w[arc]!;
    sum.add(instance.w[arc]!).add(previous[arc] === 1 ? penalties.keep : 0);
  }
  for (let j = 0; j < m; j++) if (load[j]! < lo[j]! || load[j]! > hi[j]!) broken.push(`load of judge ${j}`);
  for (let i = 0; i < n; i++) {
    const empty = k[i]! - seats[i]!;
    if (empty < 0 || (instance.kind === 'review' && empty !== 0)) broken.push(`seats of application ${i}`);
    if (k[i]! > 0 && sums[i]! < (penalties.floor ?? 0)) broken.push(`sum of application ${i}`);
    if (empty > 0) sum.add(-penaltyOf(empty, k[i]!, penalties));
  }
  for (const { id, judges, min = 0, max = m, applications } of instance.quotas ?? []) {
    const member = new Set(judges);
    const count = new Int32Array(n);
    for (const [i, j] of pairs) if (member.has(j)) count[i]!++;
    for (const i of applications ?? count.keys())
      if (count[i]! < min || count[i]! > max) broken.push(`quota ${id} of application ${i}`);
  }
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

/** penalty(e empty of k) = P2 min(e, k - 1) + P1 [e = k]. */
function penaltyOf(empty: number, k: number, { firstSeat, seat }: Penalties): number {
  return seat * Math.min(empty, k - 1) + (empty === k ? firstSeat : 0);
}

function boundOf(
  instance: MatchInstance,
  prices: ArrayLike<number>,
  penalties: CertifiedPenalties,
  marks: Marks,
): bigint {
  const { n, m, rowPtr, col, w } = instance;
  const need = instance.k.slice();
  const lo = instance.lo.slice();
  const hi = instance.hi.slice();
  const sum = new BigSum();
  for (let i = 0; i < n; i++) {
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (marks.pinned[a] === 0) continue;
      const j = col[a]!;
      need[i]!--;
      hi[j]!--;
      if (lo[j]! > 0) lo[j]!--;
      sum.add(w[a]!).add(marks.previous[a] === 1 ? penalties.keep : 0);
    }
  }
  if (penalties.floor !== undefined) addFloorRows(sum, instance, prices, penalties, marks, need);
  else if ((instance.quotas ?? []).length > 0) addQuotaRows(sum, instance, prices, penalties, marks, need);
  else addRows(sum, instance, prices, penalties, marks, need);
  for (let j = 0; j < m; j++) sum.addProduct(prices[j]! > 0 ? hi[j]! : lo[j]!, prices[j]!);
  return sum.value;
}

function addRows(
  sum: BigSum,
  instance: MatchInstance,
  prices: ArrayLike<number>,
  penalties: Penalties,
  marks: Marks,
  need: Int32Array,
): void {
  const top = new Float64Array(need.reduce((most, seats) => Math.max(most, seats), 0));
  for (let i = 0; i < instance.n; i++) {
    if (need[i] === 0) continue;
    const found = topOfRow(instance, i, prices, penalties.keep, marks, top, need[i]!);
    if (instance.kind === 'review') for (let d = 0; d < found; d++) sum.add(top[d]!);
    else addBestWithSlack(sum, top, found, need[i]!, instance.k[i]!, penalties);
  }
}

/** The same first term when each application may only take sets whose affinities reach the floor. */
function addFloorRows(
  sum: BigSum,
  { n, k, rowPtr, col, w }: MatchInstance,
  prices: ArrayLike<number>,
  { keep, floor = 0 }: CertifiedPenalties,
  { previous, pinned, removed }: Marks,
  need: Int32Array,
): void {
  for (let i = 0; i < n; i++) {
    if (k[i] === 0) continue;
    const items: RowItem[] = [];
    let missing = floor;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (pinned[a] === 1) missing -= w[a]!;
      if (removed[a] === 1) continue;
      items.push({ surplus: w[a]! + (previous[a] === 1 ? keep : 0) - prices[col[a]!]!, w: w[a]! });
    }
    sum.add(bestWithSum(items, need[i]!, missing) ?? 0);
  }
}

/** The same first term when each application may only take sets that meet its quotas. */
function addQuotaRows(
  sum: BigSum,
  instance: MatchInstance,
  prices: ArrayLike<number>,
  penalties: Penalties,
  { previous, pinned, removed }: Marks,
  need: Int32Array,
): void {
  const { n, rowPtr, col, w, k, kind } = instance;
  const rows = new QuotaRows(instance, instance.quotas ?? []);
  const surplus = (a: number): number =>
    removed[a] === 1 ? NaN : w[a]! + (previous[a] === 1 ? penalties.keep : 0) - prices[col[a]!]!;
  for (let i = 0; i < n; i++) {
    const fixed: number[] = [];
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) if (pinned[a] === 1) fixed.push(col[a]!);
    const seats = need[i]!;
    const sums = rows.best(i, seats, fixed, surplus);
    const first = kind === 'review' ? seats : 0;
    let best = -Infinity;
    for (let d = first; d <= seats; d++) {
      const empty = seats - d;
      best = Math.max(best, sums[d]! - (empty > 0 ? penaltyOf(empty, k[i]!, penalties) : 0));
    }
    if (best > -Infinity) sum.add(best);
  }
}

/** The `count` largest w' - p of row i, descending, in `top`; returns how many there are. */
function topOfRow(
  { rowPtr, col, w }: MatchInstance,
  i: number,
  prices: ArrayLike<number>,
  keep: number,
  { previous, removed }: Marks,
  top: Float64Array,
  count: number,
): number {
  let found = 0;
  for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
    const s = w[a]! + (previous[a] === 1 ? keep : 0) - prices[col[a]!]!;
    if (found === count && s <= top[found - 1]!) continue;
    if (removed[a] === 1) continue;
    let at = found === count ? found - 1 : found++;
    while (at > 0 && top[at - 1]! < s) {
      top[at] = top[at - 1]!;
      at--;
    }
    top[at] = s;
  }
  return found;
}

/** Adds max over d of (sum of the d largest) - penalty(need - d): the seats' penalties are convex, so go on while it pays. */
function addBestWithSlack(
  sum: BigSum,
  top: Float64Array,
  found: number,
  need: number,
  k: number,
  penalties: Penalties,
): void {
  let d = 0;
  while (d < found && top[d]! + penaltyOf(need - d, k, penalties) - penaltyOf(need - d - 1, k, penalties) > 0) {
    sum.add(top[d]!);
    d++;
  }
  sum.add(-penaltyOf(need - d, k, penalties));
}

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

/** 1 for each arc of the list; null = the list is empty. */
export interface Marks {
  previous: Uint8Array | null;
  pinned: Uint8Array | null;
  removed: Uint8Array | null;
}

export function marksOf(instance: MatchInstance, previous: readonly Pair[]): Marks {
  const mark = (pairs: readonly Pair[]): Uint8Array | null => {
    if (pairs.length === 0) return null;
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

/** penalty(e empty of k) = P2 min(e, k - 1) + P1 [e = k]. */
export function penaltyOf(empty: number, k: number, { firstSeat, seat }: Penalties): number {
  return seat * Math.min(empty, k - 1) + (empty === k ? firstSeat : 0);
}

/** D(prices), as documented at `certify`. */
export function boundOf(
  instance: MatchInstance,
  given: ArrayLike<number>,
  penalties: CertifiedPenalties,
  marks: Marks,
): bigint {
  const { n, m, rowPtr, col, w } = instance;
  const need = instance.k.slice();
  const lo = instance.lo.slice();
  const hi = instance.hi.slice();
  const sum = new BigSum();
  const prices = Float64Array.from(given);
  for (let i = 0; i < n && marks.pinned; i++) {
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (marks.pinned[a] !== 1) continue;
      const j = col[a]!;
      need[i]!--;
      hi[j]!--;
      if (lo[j]! > 0) lo[j]!--;
      sum.add(w[a]!).add(marks.previous?.[a] === 1 ? penalties.keep : 0);
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
  prices: Float64Array,
  penalties: Penalties,
  marks: Marks,
  need: Int32Array,
): void {
  const top = new Float64Array(need.reduce((most, seats) => Math.max(most, seats), 0));
  const whole = marks.previous || marks.removed || !prices.every(fitsWhole) ? null : Int32Array.from(prices);
  for (let i = 0; i < instance.n; i++) {
    if (need[i] === 0) continue;
    const found = whole
      ? topOfPlainRow(instance, i, whole, top, need[i]!)
      : topOfRow(instance, i, prices, penalties.keep, marks, top, need[i]!);
    if (instance.kind === 'review') for (let d = 0; d < found; d++) sum.add(top[d]!);
    else addBestWithSlack(sum, top, found, need[i]!, instance.k[i]!, penalties);
  }
}

/** The same first term when each application may only take sets whose affinities reach the floor. */
function addFloorRows(
  sum: BigSum,
  { n, k, rowPtr, col, w }: MatchInstance,
  prices: Float64Array,
  { keep, floor = 0 }: CertifiedPenalties,
  { previous, pinned, removed }: Marks,
  need: Int32Array,
): void {
  for (let i = 0; i < n; i++) {
    if (k[i] === 0) continue;
    const items: RowItem[] = [];
    let missing = floor;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (pinned?.[a] === 1) missing -= w[a]!;
      if (removed?.[a] === 1) continue;
      items.push({ surplus: w[a]! + (previous?.[a] === 1 ? keep : 0) - prices[col[a]!]!, w: w[a]! });
    }
    sum.add(bestWithSum(items, need[i]!, missing) ?? 0);
  }
}

/** The same first term when each application may only take sets that meet its quotas. */
function addQuotaRows(
  sum: BigSum,
  instance: MatchInstance,
  prices: Float64Array,
  penalties: Penalties,
  { previous, pinned, removed }: Marks,
  need: Int32Array,
): void {
  const { n, rowPtr, col, w, k, kind } = instance;
  const rows = new QuotaRows(instance, instance.quotas ?? []);
  const surplus = (a: number): number =>
    removed?.[a] === 1 ? NaN : w[a]! + (previous?.[a] === 1 ? penalties.keep : 0) - prices[col[a]!]!;
  for (let i = 0; i < n; i++) {
    const fixed: number[] = [];
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) if (pinned?.[a] === 1) fixed.push(col[a]!);
    const seats = need[i]!;
    const most = Math.min(seats, rowPtr[i + 1]! - rowPtr[i]!);
    const first = kind === 'review' ? seats : 0;
    const sums = rows.best(i, most, first, fixed, surplus);
    let best = -Infinity;
    for (let d = first; d <= most; d++) {
      const empty = seats - d;
      best = Math.max(best, sums[d]! - (empty > 0 ? penaltyOf(empty, k[i]!, penalties) : 0));
    }
    if (best > -Infinity) sum.add(best);
  }
}

/** w - p stays below 2^31 for such a price. */
const fitsWhole = (price: number): boolean => Math.abs(price) <= 1_000_000_000;

/** The same without marks, on 32-bit numbers. */
function topOfPlainRow(
  { rowPtr, col, w }: MatchInstance,
  i: number,
  prices: Int32Array,
  top: Float64Array,
  count: number,
): number {
  const start = rowPtr[i]!;
  const end = rowPtr[i + 1]!;
  const found = Math.min(count, end - start);
  let least = 0;
  for (let a = start; a < end; a++) {
    const s = (w[a]! - prices[col[a]!]!) | 0;
    const filled = a - start;
    if (filled >= found && s <= least) continue;
    let at = filled < found ? filled : found - 1;
    for (; at > 0 && top[at - 1]! < s; at--) top[at] = top[at - 1]!;
    top[at] = s;
    if (filled >= found - 1) least = top[found - 1]! | 0;
  }
  return found;
}

/** The `count` largest w' - p of row i, descending, in `top`; returns how many there are. */
function topOfRow(
  { rowPtr, col, w }: MatchInstance,
  i: number,
  prices: Float64Array,
  keep: number,
  { previous, removed }: Marks,
  top: Float64Array,
  count: number,
): number {
  const special = previous !== null || removed !== null;
  const end = rowPtr[i + 1]!;
  let found = 0;
  let least = -Infinity;
  for (let a = rowPtr[i]!; a < end; a++) {
    let s = w[a]! - prices[col[a]!]!;
    if (special && previous?.[a] === 1) s += keep;
    if (found === count && s <= least) continue;
    if (special && removed?.[a] === 1) continue;
    let at = found === count ? found - 1 : found++;
    for (; at > 0 && top[at - 1]! < s; at--) top[at] = top[at - 1]!;
    top[at] = s;
    least = top[found - 1]!;
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

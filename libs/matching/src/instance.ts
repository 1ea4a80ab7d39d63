/**
 * Terms used throughout this library.
 * - application: what needs judges (review) or a startup that wants mentors (mentoring); index i in 0..n-1
 * - judge: who reads (review) or mentors (mentoring); index j in 0..m-1
 * - arc: an allowed pair (i, j); a conflict has no arc, an affinity of 0 is an arc
 * - w: affinity of an arc in micro-units, integer, 1,000,000 = affinity 1.0
 * - k_i: seats of application i (review: exactly, mentoring: at most); lo_j..hi_j: load of judge j
 */
export type MatchKind = 'review' | 'mentoring';

/** [application, judge], 0-based. */
export type Pair = readonly [number, number];

/** Of each application in `applications` (default: all) at least `min` and at most `max` judges belong to `judges`. */
export interface Quota {
  id: string;
  judges: readonly number[];
  min?: number;
  max?: number;
  applications?: readonly number[];
}

/** Allowed pairs by row (application): arcs of row i stand at rowPtr[i] .. rowPtr[i + 1] - 1, `col` ascending. */
export interface MatchInstance {
  kind: MatchKind;
  n: number;
  m: number;
  k: Int32Array;
  lo: Int32Array;
  hi: Int32Array;
  rowPtr: Int32Array;
  col: Int32Array;
  w: Int32Array;
  /** Stable unique ids; ties are broken by them, so that the order of rows never matters. */
  applicationIds?: readonly string[] | undefined;
  judgeIds?: readonly string[] | undefined;
  quotas?: readonly Quota[] | undefined;
  pins?: readonly Pair[] | undefined;
  forbids?: readonly Pair[] | undefined;
  /** Pairs that have no arc because of a conflict; only used to name them in fixes. */
  conflicts?: readonly Pair[] | undefined;
}

export const MAX_AFFINITY = 1_000_000_000;

/** More seats for one application are surely a mistake, and their penalties would pass 2^53. */
export const MAX_SEATS = 1_000_000;

/**
 * Index of the arc (i, j) in `col` and `w`, or -1 when the pair is not allowed. O(log row).
 * Example: rows [[0, 2], []] -> `arcIndex(instance, 0, 2)` is 1, `arcIndex(instance, 1, 0)` is -1.
 */
export function arcIndex(instance: Pick<MatchInstance, 'rowPtr' | 'col'>, i: number, j: number): number {
  let low = instance.rowPtr[i]!;
  let high = instance.rowPtr[i + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = instance.col[middle]!;
    if (at === j) return middle;
    if (at < j) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Arc of each pair, -1 where it is not allowed; pairs in ascending order take one search from the last place on.
 * O(pairs log row).
 */
export function arcsOf(instance: Pick<MatchInstance, 'n' | 'rowPtr' | 'col'>, pairs: readonly Pair[]): Int32Array {
  const { n, rowPtr, col } = instance;
  const arcs = new Int32Array(pairs.length);
  let row = -1;
  let from = 0;
  for (let at = 0; at < arcs.length; at++) {
    const [i, j] = pairs[at]!;
    arcs[at] = -1;
    if (!(i >= 0 && i < n)) continue;
    if (i !== row || (from > rowPtr[i]! && col[from - 1]! >= j)) from = rowPtr[i]!;
    row = i;
    let low = from;
    let high = rowPtr[i + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (col[middle]! < j) low = middle + 1;
      else high = middle;
    }
    if (low > high || col[low] !== j) continue;
    arcs[at] = low;
    from = low + 1;
  }
  return arcs;
}

/** The instance with the marked arcs alone. O(arcs). */
export function onlyArcs(instance: MatchInstance, keep: Uint8Array): MatchInstance {
  const { n, rowPtr, col, w } = instance;
  const length = keep.reduce((sum, one) => sum + one, 0);
  const own = { rowPtr: new Int32Array(n + 1), col: new Int32Array(length), w: new Int32Array(length) };
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (keep[a] === 0) continue;
      own.col[at] = col[a]!;
      own.w[at++] = w[a]!;
    }
    own.rowPtr[i + 1] = at;
  }
  return { ...instance, ...own };
}

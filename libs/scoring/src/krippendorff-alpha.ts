import type { KrippendorffAlphas } from './scoring-result.js';

/** Above this many distinct values the coincidence table is not built; interval alpha needs none. */
const MOST_VALUES = 2000;

/**
 * Krippendorff's alpha over units with at least two values (Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability): alpha = 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck.
 * `unit` must be grouped (equal units stand together). null where there is no variation or a value is not allowed.
 */
export function krippendorffAlphas(unit: Int32Array, value: Float64Array): KrippendorffAlphas {
  const keep = pairable(unit);
  if (keep.length === 0) return { nominal: null, ordinal: null, interval: null, ratio: null };
  const interval = intervalAlpha(unit, value, keep);
  const table = coincidences(unit, value, keep);
  if (interval === null || table === null) return { nominal: null, ordinal: null, interval, ratio: null };
  const ranks = cumulative(table.total);
  const { values } = table;
  return {
    nominal: alphaFromTable(table, () => 1),
    ordinal: alphaFromTable(table, (c, k) => {
      const between = ranks[k + 1]! - ranks[c]! - (table.total[c]! + table.total[k]!) / 2;
      return between * between;
    }),
    interval,
    ratio: alphaFromTable(table, (c, k) => {
      const sum = values[c]! + values[k]!;
      return sum === 0 ? NaN : ((values[c]! - values[k]!) / sum) ** 2;
    }),
  };
}

/** Start and end rows of each unit with two values or more. */
function pairable(unit: Int32Array): { start: number; end: number }[] {
  const groups: { start: number; end: number }[] = [];
  for (let start = 0; start < unit.length;) {
    let end = start + 1;
    while (end < unit.length && unit[end] === unit[start]) end++;
    if (end - start > 1) groups.push({ start, end });
    start = end;
  }
  return groups;
}

/** 1 - observed / expected squared difference, by sums: O(N). */
function intervalAlpha(unit: Int32Array, value: Float64Array, groups: { start: number; end: number }[]): number | null {
  let n = 0;
  let sum = 0;
  const origin = value[groups[0]!.start]!;
  for (const { start, end } of groups) {
    for (let r = start; r < end; r++) sum += value[r]! - origin;
    n += end - start;
  }
  const mean = sum / n;
  let observed = 0;
  let total = 0;
  for (const { start, end } of groups) {
    const m = end - start;
    let own = 0;
    for (let r = start; r < end; r++) own += value[r]! - origin;
    own /= m;
    for (let r = start; r < end; r++) {
      const d = value[r]! - origin;
      observed += ((d - own) * (d - own) * m) / (m - 1);
      total += (d - mean) * (d - mean);
    }
  }
  return total > 0 ? 1 - (observed * (n - 1)) / (n * total) : null;
}

interface CoincidenceTable {
  readonly values: Float64Array;
  /** o_ck, row-major. */
  readonly pairs: Float64Array;
  /** n_c = sum_k o_ck. */
  readonly total: Float64Array;
}

function coincidences(
  unit: Int32Array,
  value: Float64Array,
  groups: { start: number; end: number }[],
): CoincidenceTable | null {
  const seen = new Set<number>();
  for (const { start, end } of groups) for (let r = start; r < end; r++) seen.add(value[r]!);
  if (seen.size > MOST_VALUES) return null;
  const values = Float64Array.from(seen).sort();
  const position = new Map([...values].map((v, i) => [v, i]));
  const size = values.length;
  const pairs = new Float64Array(size * size);
  for (const { start, end } of groups) {
    const share = 1 / (end - start - 1);
    for (let a = start; a < end; a++) {
      const row = position.get(value[a]!)! * size;
      for (let b = start; b < end; b++) if (a !== b) pairs[row + position.get(value[b]!)!]! += share;
    }
  }
  const total = new Float64Array(size);
  for (let c = 0; c < size; c++) for (let k = 0; k < size; k++) total[c]! += pairs[c * size + k]!;
  return { values, pairs, total };
}

function cumulative(total: Float64Array): Float64Array {
  const sums = new Float64Array(total.length + 1);
  for (let c = 0; c < total.length; c++) sums[c + 1] = sums[c]! + total[c]!;
  return sums;
}

/** Sums over c < k; both sums are symmetric, so halves cancel. */
function alphaFromTable({ values, pairs, total }: CoincidenceTable, distance: (c: number, k: number) => number) {
  const size = values.length;
  let observed = 0;
  let expected = 0;
  let n = 0;
  for (let c = 0; c < size; c++) {
    n += total[c]!;
    for (let k = c + 1; k < size; k++) {
      const d = distance(c, k);
      observed += pairs[c * size + k]! * d;
      expected += total[c]! * total[k]! * d;
    }
  }
  const alpha = 1 - ((n - 1) * observed) / expected;
  return Number.isFinite(alpha) ? alpha : null;
}

import { BigSum } from './big-sum.js';
import { bestWithSum, type RowItem } from './row-sums.js';
import type { SumProblem } from './sum-problem.js';

/**
 * D(p) with a floor: pinned values + sum_i (best set of row i whose affinities reach the floor, by w' - p)
 * + sum_j (p_j > 0 ? hi_j : lo_j) p_j, rounded down to the grain of the values. Null: some row has no such set.
 */
export function boundAt(sums: SumProblem, price: Float64Array): bigint | null {
  const { problem, rest, grain } = sums;
  const { n, m, lo, hi, pinnedValue } = problem;
  const total = new BigSum();
  for (const pinned of pinnedValue) total.add(pinned);
  for (let row = 0; row < n; row++) {
    if (rest[row] === -Infinity) continue;
    const set = freeSet(sums, row, price) ?? bestWithSum(rowItems(sums, row, price), problem.need[row]!, rest[row]!);
    if (set === null) return null;
    total.add(set);
  }
  for (let j = 0; j < m; j++) total.addProduct(price[j]! > 0 ? hi[j]! : lo[j]!, price[j]!);
  const { value } = total;
  return value - (((value % grain) + grain) % grain);
}

export function rowItems({ problem, affinity }: SumProblem, row: number, price: Float64Array): RowItem[] {
  const { rowPtr, col, value } = problem;
  const items: RowItem[] = [];
  for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++) {
    items.push({ surplus: value[a]! - price[col[a]!]!, w: affinity[a]! });
  }
  return items;
}

/** The row's largest surpluses when that set meets the floor anyway; null when it does not. */
function freeSet({ problem, affinity, rest }: SumProblem, row: number, price: Float64Array): number | null {
  const { rowPtr, col, value, need } = problem;
  const seats = need[row]!;
  const top: RowItem[] = [];
  if (seats > 0) {
    for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++) {
      const surplus = value[a]! - price[col[a]!]!;
      if (top.length === seats && surplus <= top[seats - 1]!.surplus) continue;
      if (top.length === seats) top.pop();
      let at = top.length;
      while (at > 0 && top[at - 1]!.surplus < surplus) at--;
      top.splice(at, 0, { surplus, w: affinity[a]! });
    }
  }
  const weight = top.reduce((sum, { w }) => sum + w, 0);
  if (top.length < seats || weight < rest[row]!) return null;
  return top.reduce((sum, { surplus }) => sum + surplus, 0);
}

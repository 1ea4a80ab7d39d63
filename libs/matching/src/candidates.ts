import type { Problem } from './problem.js';

/** Each row begins to look at another place, so that rows with equal values do not all want the same judges. */
const SPREAD = 7919;

/** The best arcs of each row, best first: the arcs the solver starts with. */
export interface Candidates {
  rowPtr: Int32Array;
  arc: Int32Array;
}

/**
 * Picks per row the `count` arcs with the largest value - price, sorted. Rows without demand have none.
 * O(arcs + rows count log), one insertion buffer.
 */
export function bestCandidates(problem: Problem, count: number, price: Float64Array): Candidates {
  const { n, rowPtr, need } = problem;
  const start = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    const length = need[i]! > 0 ? Math.min(rowPtr[i + 1]! - rowPtr[i]!, Math.max(count, 2 * need[i]! + 2)) : 0;
    start[i + 1] = start[i]! + length;
  }
  const arc = new Int32Array(start[n]!);
  const surplus = new Float64Array(start[n]!);
  for (let i = 0; i < n; i++) pickRow(problem, i, price, start[i]!, start[i + 1]!, arc, surplus);
  return { rowPtr: start, arc };
}

function pickRow(
  { rowPtr, col, value }: Problem,
  i: number,
  price: Float64Array,
  from: number,
  to: number,
  arc: Int32Array,
  surplus: Float64Array,
): void {
  if (from === to) return;
  let end = from;
  const first = rowPtr[i]!;
  const length = rowPtr[i + 1]! - first;
  let a = first + ((i * SPREAD) % length);
  for (let seen = 0; seen < length; seen++, a = a + 1 === first + length ? first : a + 1) {
    const s = value[a]! - price[col[a]!]!;
    if (end === to) {
      if (s <= surplus[end - 1]!) continue;
      end--;
    }
    let at = end++;
    while (at > from && surplus[at - 1]! < s) {
      surplus[at] = surplus[at - 1]!;
      arc[at] = arc[at - 1]!;
      at--;
    }
    surplus[at] = s;
    arc[at] = a;
  }
}

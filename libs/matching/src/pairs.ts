import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { Problem } from './problem.js';

/**
 * The pairs of a solution and the pins, in the indices of the instance, ascending. Pairs that stand in `known` in the
 * same order are taken from there instead of being made anew.
 */
export function pairsOf(
  instance: MatchInstance,
  problem: Problem,
  chosen: Uint8Array,
  known: readonly Pair[] = [],
): Pair[] {
  const { n, rowPtr, col } = instance;
  const marks = problem.arcAt || problem.pinned.length > 0 ? instanceMarks(instance, problem, chosen) : chosen;
  const pairs: Pair[] = [];
  let at = 0;
  for (let row = 0; row < n; row++) {
    const end = rowPtr[row + 1]!;
    for (let a = rowPtr[row]!; a < end; a++) {
      if (marks[a] !== 1) continue;
      const j = col[a]!;
      while (at < known.length && (known[at]![0] < row || (known[at]![0] === row && known[at]![1] < j))) at++;
      const same = at < known.length && known[at]![0] === row && known[at]![1] === j;
      pairs.push(same ? known[at]! : [row, j]);
    }
  }
  return pairs;
}

/** The pairs after a change of some rows; `known` is ascending, and rows that did not move keep theirs. */
export function changedPairs(
  { rowPtr, col, applicationAt, judgeAt }: Problem,
  known: readonly Pair[],
  { moved, chosen }: { readonly moved: ReadonlySet<number>; readonly chosen: Uint8Array },
): Pair[] {
  const fresh: Pair[] = [];
  const gone = new Set<number>();
  for (const row of moved) {
    gone.add(applicationAt[row]!);
    for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++)
      if (chosen[a] === 1) fresh.push([applicationAt[row]!, judgeAt[col[a]!]!]);
  }
  fresh.sort(ascending);
  const pairs: Pair[] = [];
  let next = 0;
  for (const pair of known) {
    if (gone.has(pair[0])) continue;
    while (next < fresh.length && fresh[next]![0] < pair[0]) pairs.push(fresh[next++]!);
    pairs.push(pair);
  }
  return pairs.concat(fresh.slice(next));
}

export const ascending = (a: Pair, b: Pair): number => a[0] - b[0] || a[1] - b[1];

function instanceMarks(instance: MatchInstance, { arcAt, pinned }: Problem, chosen: Uint8Array): Uint8Array {
  const marks = new Uint8Array(instance.col.length);
  for (let a = chosen.indexOf(1); a >= 0; a = chosen.indexOf(1, a + 1)) marks[arcAt ? arcAt[a]! : a] = 1;
  for (const [i, j] of pinned) marks[arcIndex(instance, i, j)] = 1;
  return marks;
}

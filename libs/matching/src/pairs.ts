import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { Problem } from './problem.js';

/** The pairs of a solution and the pins, in the indices of the instance, ascending. */
export function pairsOf(instance: MatchInstance, problem: Problem, chosen: Uint8Array): Pair[] {
  const { rowPtr, col } = instance;
  const marks = problem.arcAt || problem.pinned.length > 0 ? instanceMarks(instance, problem, chosen) : chosen;
  const pairs: Pair[] = [];
  let row = 0;
  for (let a = marks.indexOf(1); a >= 0; a = marks.indexOf(1, a + 1)) {
    while (rowPtr[row + 1]! <= a) row++;
    pairs.push([row, col[a]!]);
  }
  return pairs;
}

function instanceMarks(instance: MatchInstance, { arcAt, pinned }: Problem, chosen: Uint8Array): Uint8Array {
  const marks = new Uint8Array(instance.col.length);
  for (let a = chosen.indexOf(1); a >= 0; a = chosen.indexOf(1, a + 1)) marks[arcAt ? arcAt[a]! : a] = 1;
  for (const [i, j] of pinned) marks[arcIndex(instance, i, j)] = 1;
  return marks;
}

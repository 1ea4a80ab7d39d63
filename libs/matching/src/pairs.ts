import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { Problem } from './problem.js';

/** The pairs of a solution and the pins, in the indices of the instance, ascending. */
export function pairsOf(instance: MatchInstance, problem: Problem, chosen: Uint8Array): Pair[] {
  const marks = new Uint8Array(instance.col.length);
  for (let a = 0; a < chosen.length; a++) if (chosen[a] === 1) marks[problem.arcAt ? problem.arcAt[a]! : a] = 1;
  for (const [i, j] of problem.pinned) marks[arcIndex(instance, i, j)] = 1;
  const pairs: Pair[] = [];
  for (let i = 0; i < instance.n; i++) {
    for (let a = instance.rowPtr[i]!; a < instance.rowPtr[i + 1]!; a++)
      if (marks[a] === 1) pairs.push([i, instance.col[a]!]);
  }
  return pairs;
}

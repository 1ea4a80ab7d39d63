import type { Candidates } from './candidates.js';
import type { Problem } from './problem.js';

/** A first assignment: 1 per chosen arc, the loads, and the seats still empty. */
export interface Greedy {
  chosen: Uint8Array;
  load: Int32Array;
  unmet: Int32Array;
}

/** Rounds over the applications; each takes the best judge who still has room. O(candidates), more where all are full. */
export function greedyStart(problem: Problem, candidates: Candidates): Greedy {
  const { n, m, need, hi, col } = problem;
  const chosen = new Uint8Array(col.length);
  const load = new Int32Array(m);
  const unmet = need.slice();
  const next = candidates.rowPtr.slice();
  const rounds = need.reduce((most, seats) => Math.max(most, seats), 0);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) {
      if (need[i]! <= round) continue;
      let arc = -1;
      while (arc < 0 && next[i]! < candidates.rowPtr[i + 1]!) {
        const a = candidates.arc[next[i]!++]!;
        if (load[col[a]!]! < hi[col[a]!]!) arc = a;
      }
      if (arc < 0) arc = bestWithRoom(problem, i, chosen, load);
      if (arc < 0) continue;
      chosen[arc] = 1;
      load[col[arc]!]!++;
      unmet[i]!--;
    }
  }
  return { chosen, load, unmet };
}

function bestWithRoom({ rowPtr, col, value, hi }: Problem, i: number, chosen: Uint8Array, load: Int32Array): number {
  let best = -1;
  for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
    if (chosen[a] === 1 || load[col[a]!]! >= hi[col[a]!]!) continue;
    if (best < 0 || value[a]! > value[best]!) best = a;
  }
  return best;
}

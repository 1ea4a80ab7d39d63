import type { FlowTree } from './flow-tree.js';
import { columnsOf, type Columns } from './max-flow.js';
import type { Problem } from './problem.js';

/**
 * Parts of the optimal tree may still hang on an artificial arc without flow (all seats taken, nowhere else to go, or a
 * judge without room). Their prices are then as large as the artificial cost: valid, but meaningless to people. Each
 * such part is shifted down until its smallest price is 0 or another arc becomes tight; optimality is untouched.
 * O(arcs at those parts).
 */
export function settlePrices(problem: Problem, tree: FlowTree, chosen: Uint8Array): void {
  let columns: Columns | undefined;
  for (let top = tree.firstChild[tree.root]!; top >= 0; top = tree.nextSibling[top]!) {
    if (tree.cost[tree.pred[top]!] !== problem.artificial) continue;
    const part = nodesBelow(tree, top);
    if (!part.some((node) => node >= problem.n && node !== tree.root)) continue;
    columns ??= columnsOf({ ...problem, allowed: null });
    const shift = largestShift(problem, tree, columns, chosen, part);
    if (shift > 0 && Number.isFinite(shift)) for (const node of part) tree.pi[node]! += shift;
  }
}

function nodesBelow(tree: FlowTree, top: number): number[] {
  const nodes = [top];
  for (let at = 0; at < nodes.length; at++) {
    for (let child = tree.firstChild[nodes[at]!]!; child >= 0; child = tree.nextSibling[child]!) nodes.push(child);
  }
  return nodes;
}

/** The largest shift that keeps every chosen arc at least, and every other arc at most, as good as its row's value. */
function largestShift(problem: Problem, tree: FlowTree, columns: Columns, chosen: Uint8Array, part: number[]): number {
  const { n, rowPtr, col, value } = problem;
  const inside = new Set(part);
  const base = tree.pi[tree.root]!;
  let shift = Infinity;
  for (const node of part) {
    if (node < n) {
      for (let a = rowPtr[node]!; a < rowPtr[node + 1]!; a++) {
        if (chosen[a] === 0 || inside.has(n + col[a]!)) continue;
        shift = Math.min(shift, value[a]! + tree.pi[n + col[a]!]! - tree.pi[node]!);
      }
      shift = Math.min(shift, slackLimit(problem, tree, node));
      continue;
    }
    shift = Math.min(shift, base - tree.pi[node]!);
    for (let p = columns.colPtr[node - n]!; p < columns.colPtr[node - n + 1]!; p++) {
      const a = columns.arc[p]!;
      const i = columns.row[a]!;
      if (chosen[a] === 1 || inside.has(i) || problem.need[i] === 0) continue;
      shift = Math.min(shift, tree.pi[i]! - value[a]! - tree.pi[node]!);
    }
  }
  return shift;
}

/** An empty seat with penalty P stays optimal only while the row's value is at most -P. */
function slackLimit({ slack, penalties }: Problem, tree: FlowTree, row: number): number {
  if (!slack) return Infinity;
  const own = tree.pi[row]! - tree.pi[tree.root]!;
  return own < -penalties.firstSeat ? -penalties.firstSeat - own : own < -penalties.seat ? -penalties.seat - own : 0;
}

import type { FlowTree } from './flow-tree.js';
import type { MatchHooks } from './options.js';
import type { Problem } from './problem.js';
import { settlePrices } from './settle-prices.js';
import { improve, isComplete, openNetwork, openStart } from './sift.js';
import type { Network } from './start.js';

export interface Solution {
  /** 1 for each chosen arc of the problem. */
  chosen: Uint8Array;
  /** Price of each judge (canonical order). */
  price: Float64Array;
  /** All demands and minima met. */
  feasible: boolean;
  /** No arc can improve: the optimum. */
  finished: boolean;
  pivots: number;
  rounds: number;
  bytes: number;
}

/**
 * Minimum-cost flow by network simplex with sifting: starts with the best arcs of each row, and whenever these are
 * optimal scans all arcs, adds those with a negative reduced cost, and goes on. A last scan without any is the proof.
 * `isImpossible` is asked when the start leaves demands or minima open: true = there is no flow, and nothing is solved.
 */
export function solve(
  problem: Problem,
  hooks: MatchHooks | undefined,
  warm?: Float64Array,
  isImpossible?: () => boolean,
): Solution {
  const start = openStart(problem, warm);
  if (!isComplete(problem, start) && isImpossible?.() === true) return nothing(problem);
  const network = openNetwork(problem, start);
  const { finished, rounds } = improve(network, hooks);
  const { pivots } = network.tree;
  return { ...extract(problem, network.tree, finished), finished, rounds, pivots, bytes: bytesOf(problem, network) };
}

function nothing({ col, m }: Problem): Solution {
  const empty = { chosen: new Uint8Array(col.length), price: new Float64Array(m) };
  return { ...empty, feasible: false, finished: true, rounds: 0, pivots: 0, bytes: 0 };
}

/** What the solver holds beyond the instance: the problem's own arrays, the network, and its marks. */
function bytesOf(problem: Problem, { tree, present, rowStart, fallback, hung }: Network): number {
  const own = [
    problem.need,
    problem.lo,
    problem.hi,
    problem.value,
    problem.covered,
    problem.applicationAt,
    problem.judgeAt,
  ];
  const canonical = problem.arcAt ? [problem.rowPtr, problem.col, problem.arcAt] : [];
  const arrays = [...own, ...canonical, present, present, rowStart, fallback, hung];
  return tree.bytes + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Reads the flow: the chosen arcs, the prices, and whether no artificial arc carries flow any more. */
export function extract(
  problem: Problem,
  tree: FlowTree,
  finished: boolean,
): Pick<Solution, 'chosen' | 'price' | 'feasible'> {
  const { n, m, artificial } = problem;
  const chosen = new Uint8Array(problem.col.length);
  let feasible = true;
  for (let arc = 0; arc < tree.arcs; arc++) {
    if (tree.flow[arc] === 0) continue;
    if (tree.label[arc]! >= 0) chosen[tree.label[arc]!] = 1;
    else if (tree.cost[arc] === artificial) feasible = false;
  }
  if (feasible && finished) settlePrices(problem, tree, chosen);
  const price = new Float64Array(m);
  for (let j = 0; j < m; j++) price[j] = tree.pi[tree.root]! - tree.pi[n + j]!;
  return { chosen, price, feasible };
}

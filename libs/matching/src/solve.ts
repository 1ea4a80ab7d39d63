import { auction } from './auction.js';
import { bestCandidates } from './candidates.js';
import { fillUp } from './fill-up.js';
import type { FlowTree } from './flow-tree.js';
import type { MatchHooks } from './options.js';
import { optimise } from './pricing.js';
import type { Problem } from './problem.js';
import { settlePrices } from './settle-prices.js';
import { startNetwork, type Network } from './start.js';

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

/** Arcs per row looked at by the auction, and given to the network at the auction's prices. */
const AUCTION_CANDIDATES = 24;
const CANDIDATES = 12;

/**
 * Minimum-cost flow by network simplex with sifting: starts with the best arcs of each row, and whenever these are
 * optimal scans all arcs, adds those with a negative reduced cost, and goes on. A last scan without any is the proof.
 */
export function solve(problem: Problem, hooks: MatchHooks | undefined, warm?: Float64Array): Solution {
  const start = auction(problem, bestCandidates(problem, AUCTION_CANDIDATES, warm ?? new Float64Array(problem.m)));
  fillUp(problem, start);
  const network = startNetwork(problem, bestCandidates(problem, CANDIDATES, start.price), start);
  const { tree } = network;
  let rounds = 0;
  let violated: number | null = null;
  let finished = false;
  while (optimise(tree, hooks, violated)) {
    rounds++;
    violated = addViolated(network);
    if (violated === 0) {
      finished = true;
      break;
    }
    hooks?.progress?.({ pivots: tree.pivots, violated });
  }
  return { ...extract(problem, tree, finished), finished, rounds, pivots: tree.pivots, bytes: tree.bytes };
}

/** Adds every absent arc with negative reduced cost -w + pi_i - pi_j; returns how many. O(arcs). */
function addViolated({ problem, tree, present }: Network): number {
  const { n, rowPtr, col, value, need } = problem;
  const { pi } = tree;
  let added = 0;
  for (let i = 0; i < n; i++) {
    if (need[i] === 0) continue;
    const own = pi[i]!;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (own - pi[n + col[a]!]! >= value[a]! || present[a] === 1) continue;
      tree.addArc(i, n + col[a]!, -value[a]!, 1, 0, a);
      present[a] = 1;
      added++;
    }
  }
  return added;
}

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

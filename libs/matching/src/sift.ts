import { auction, type Assignment } from './auction.js';
import { bestCandidates } from './candidates.js';
import { fillUp } from './fill-up.js';
import type { FlowTree } from './flow-tree.js';
import type { MatchHooks } from './options.js';
import { optimise } from './pricing.js';
import type { Problem } from './problem.js';
import { startNetwork, type Network } from './start.js';

/** Arcs per row looked at by the auction, and given to the network at the auction's prices. */
const AUCTION_CANDIDATES = 24;
const CANDIDATES = 12;

/** What an auction suggests, with every seat filled that can be at once. */
export function openStart(problem: Problem, warm?: Float64Array): Assignment {
  const start = auction(problem, bestCandidates(problem, AUCTION_CANDIDATES, warm ?? new Float64Array(problem.m)));
  fillUp(problem, start);
  return start;
}

/** The start fills every seat and meets every minimum. */
export function isComplete({ slack, lo }: Problem, { unmet, load }: Assignment): boolean {
  return load.every((seats, j) => seats >= lo[j]!) && (slack || unmet.every((seats) => seats === 0));
}

/** The network of the best arcs of each row with the tree the start suggests. */
export function openNetwork(problem: Problem, start = openStart(problem)): Network {
  return startNetwork(problem, bestCandidates(problem, CANDIDATES, start.price), start);
}

export interface Improved {
  /** No arc at all can improve: the optimum. False = the deadline came first. */
  finished: boolean;
  rounds: number;
}

/** Pivots to the optimum of the network, adds the arcs of the problem that violate its prices, and goes on. */
export function improve(network: Network, hooks: MatchHooks | undefined): Improved {
  const { tree } = network;
  let violated: number | null = null;
  for (let rounds = 1; optimise(tree, hooks, violated); rounds++) {
    violated = addViolated(network);
    if (violated === 0) return { finished: true, rounds };
    hooks?.progress?.({ pivots: tree.pivots, violated });
  }
  return { finished: false, rounds: 0 };
}

/** Takes over changed values of the problem: costs of the arcs, then all potentials from the root down. */
export function reprice({ problem, tree }: Network): void {
  for (let arc = 0; arc < tree.arcs; arc++) {
    if (tree.label[arc]! >= 0) tree.cost[arc] = -problem.value[tree.label[arc]!]!;
  }
  setPotentials(tree);
}

/** Recomputes all potentials from the root down. */
export function setPotentials({ root, firstChild, nextSibling, parent, pred, up, cost, pi }: FlowTree): void {
  let node = root;
  for (;;) {
    if (firstChild[node]! >= 0) node = firstChild[node]!;
    else {
      while (node !== root && nextSibling[node]! < 0) node = parent[node]!;
      if (node === root) return;
      node = nextSibling[node]!;
    }
    const along = cost[pred[node]!]!;
    pi[node] = pi[parent[node]!]! + (up[node] === 1 ? -along : along);
  }
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

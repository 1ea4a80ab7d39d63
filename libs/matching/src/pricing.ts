import type { FlowTree } from './flow-tree.js';
import type { MatchHooks } from './options.js';
import { pivot } from './pivot.js';

const CHECK_EVERY = 1024;

/**
 * Pivots until no arc of the network has a negative reduced cost. Entering arc: the most negative of the current block
 * (cyclic blocks; ties: lower index). False when the deadline came first.
 */
export function optimise(tree: FlowTree, hooks: MatchHooks | undefined, violated: number | null): boolean {
  const block = Math.max(20, Math.ceil(Math.sqrt(tree.arcs)));
  let at = 0;
  for (;;) {
    const found = mostNegative(tree, at, block);
    if (found < 0) return true;
    at = found + 1;
    pivot(tree, found);
    if (tree.pivots % CHECK_EVERY === 0) {
      hooks?.progress?.({ pivots: tree.pivots, violated });
      if (hooks?.deadline?.() === true) return false;
    }
  }
}

/** The most negative arc of the first block (from `from`, cyclic) that has any; -1 when there is none at all. */
function mostNegative(tree: FlowTree, from: number, block: number): number {
  const { tail, head, cost, state, pi, arcs } = tree;
  let best = -1;
  let worst = 0;
  let left = block;
  let arc = from >= arcs ? 0 : from;
  for (let seen = 0; seen < arcs; seen++) {
    const reduced = state[arc]! * (cost[arc]! + pi[tail[arc]!]! - pi[head[arc]!]!);
    if (reduced < worst) {
      worst = reduced;
      best = arc;
    }
    if (++arc === arcs) arc = 0;
    if (--left === 0) {
      if (best >= 0) return best;
      left = block;
    }
  }
  return best;
}

import type { Decision } from './decide.js';
import { adoptRows } from './adopt-rows.js';
import type { MatchInstance } from './instance.js';
import type { MatchHooks, MatchOptions, WarmStart } from './options.js';
import { changedPairs } from './pairs.js';
import { buildProblem, type Problem } from './problem.js';
import { Residual } from './residual.js';
import { standsFor } from './standing-match.js';

/** Beyond this share of seats to move the simplex is faster. */
const MOST_TOUCHED = 0.05;

/**
 * The optimum after a small change (somebody leaves or loses room, a conflict appears, an application arrives), from the
 * earlier pairs and prices: every application takes what is best for it at the old prices, which leaves only a few judges
 * with too much or too little; each unit moves along a shortest way (Dijkstra on reduced costs, prices updated). Null when
 * too much changed or no way exists: then the whole match must be solved.
 */
export function decideRematch(
  instance: MatchInstance,
  options: MatchOptions,
  warm: WarmStart,
  hooks: MatchHooks | undefined,
): Decision | null {
  if (warm.prices.length !== instance.m) return null;
  const standing = standsFor(warm, instance, options) ? warm : null;
  const problem = standing ? limited(standing.problem, instance) : buildProblem(instance, options);
  hooks?.stage?.('solve');
  const residual = new Residual(problem, standing?.rows);
  if (!standing && !adoptRows(instance, problem, warm, residual)) return null;
  balance(problem, residual);
  const seats = problem.need.reduce((sum, one) => sum + one, 0);
  const moves = residual.excess.reduce((sum, one) => sum + Math.max(one, 0), 0);
  if (moves > Math.max(MOST_TOUCHED * seats, 4)) return null;
  for (let node = 0; node < residual.excess.length; node++) {
    while (residual.excess[node]! > 0) {
      if (hooks?.deadline?.() === true || !residual.sendFrom(node)) return null;
    }
  }
  const pairs = standing ? changedPairs(problem, standing.pairs, residual) : null;
  return { ...decisionOf(instance, problem, residual), pairs };
}

function decisionOf(instance: MatchInstance, problem: Problem, residual: Residual): Decision {
  const { n, m } = problem;
  const price = new Float64Array(m);
  for (let j = 0; j < m; j++) price[j] = residual.phi[n + m]! - residual.phi[n + j]!;
  const { chosen, paths } = residual;
  const bytes = chosen.byteLength + problem.value.byteLength + residual.phi.byteLength * 4;
  return {
    problem,
    solution: { chosen, price, feasible: true, finished: true, pivots: paths, rounds: 1, bytes },
    cut: null,
    bound: null,
    boundKind: 'bound',
    unmet: [],
    warnings: [],
    ruled: instance,
    certificate: { kind: 'prices' },
    pairs: null,
    aimProven: true,
    floor: null,
  };
}

/** The same problem under the loads of the instance; there are no pins. */
function limited(problem: Problem, { lo, hi }: MatchInstance): Problem {
  const { judgeAt } = problem;
  return { ...problem, lo: judgeAt.map((j) => lo[j]!), hi: judgeAt.map((j) => hi[j]!) };
}

/** What judges hold too much or too little at their prices. O(judges). */
function balance({ n, m, lo, hi }: Problem, residual: Residual): void {
  let seats = 0;
  for (let j = 0; j < m; j++) {
    const price = -residual.phi[n + j]!;
    const held = residual.held[j]!.length;
    const load = price > 0 ? hi[j]! : price < 0 ? lo[j]! : Math.min(Math.max(held, lo[j]!), hi[j]!);
    residual.load[j] = load;
    residual.excess[n + j] = held - load;
    seats += load - held;
  }
  residual.excess[n + m] = seats;
}

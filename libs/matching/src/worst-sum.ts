import { decideTotal, type Decision } from './decide.js';
import type { MatchInstance } from './instance.js';
import { arcIndex } from './instance.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { pairsOf } from './pairs.js';
import { brokenQuotas } from './certify.js';
import { bestWithFloor, type SumAnswer } from './sum-branch.js';

/**
 * Largest smallest application sum first, then the largest total. NP-hard in general; the bound
 * U* = min_i (sum of the k_i best arcs of i) is nearly always reached, which proves the first aim. Each floor T is
 * decided by Lagrangian search with branch and bound; where U* is out of reach, T is found by bisection between the worst
 * sum reached and the smallest bound proven. `worstSumBound` is that bound; both aims proven = optimal.
 * @throws MatchError ABORTED when the deadline passes before any match exists
 */
export function decideWorstSum(
  instance: MatchInstance,
  options: MatchOptions,
  hooks: MatchHooks | undefined,
): Decision {
  const base = decideTotal(instance, options, hooks);
  const limit = upperBound(instance);
  if (base.cut || limit === null) return base;
  const reached = smallestSum(instance, base);
  if (reached >= limit) return { ...base, certificate: { kind: 'bound', worstSumBound: limit } };
  const found = climb(reached, limit, (floor) => bestWithFloor(instance, options, floor, hooks), hooks);
  const certificate = { kind: 'bound' as const, worstSumBound: found.bound };
  if (!found.answer?.pairs) return { ...base, aimProven: found.bound <= reached, certificate };
  const { root, pairs, bound } = found.answer;
  const { problem, price, pivots, bytes } = root;
  return {
    ...base,
    problem,
    solution: { ...base.solution, price, pivots, bytes },
    pairs,
    bound,
    ruled: found.answer.instance,
    floor: found.floor,
    aimProven: found.bound <= found.floor,
    certificate,
  };
}

/**
 * The same under quotas, as far as it can be proven: the fairest match without them where it happens to meet them, else the
 * largest total under them, which is the answer where its worst sum cannot be passed even without quotas. What is left is
 * told as a warning, with that bound; the first aim is not proven then.
 */
export function decideWorstSumWithQuotas(
  instance: MatchInstance,
  options: MatchOptions,
  hooks: MatchHooks | undefined,
): Decision {
  const base = decideTotal(instance, options, hooks);
  const limit = upperBound(instance);
  if (base.cut || limit === null || base.unmet.length > 0) return base;
  const reached = smallestSum(instance, base);
  const proven = (worstSumBound: number) => ({ kind: 'bound' as const, worstSumBound });
  if (reached >= limit) return { ...base, certificate: proven(limit) };
  const free = decideWorstSum({ ...instance, quotas: [] }, options, hooks);
  const pairs = free.pairs ?? pairsOf(free.ruled, free.problem, free.solution.chosen);
  if (brokenQuotas(instance, pairs).length === 0) return free;
  const bound = free.certificate.worstSumBound ?? limit;
  if (bound <= reached) return { ...base, certificate: proven(bound) };
  const message = `the largest total under the quotas; a worst sum above ${reached} is not excluded, above ${bound} it is`;
  const warnings = [...base.warnings, { code: 'WORST_SUM_NOT_PROVEN', message }];
  return { ...base, aimProven: false, certificate: proven(bound), warnings };
}

interface Climb {
  floor: number;
  /** The best match at that floor; null = the plain optimum stays. */
  answer: SumAnswer | null;
  /** No match has a larger worst sum. */
  bound: number;
}

function climb(
  reached: number,
  limit: number,
  attempt: (floor: number) => SumAnswer,
  hooks: MatchHooks | undefined,
): Climb {
  let state: Climb = { floor: reached, answer: null, bound: limit };
  let low = reached;
  let high = limit;
  for (let floor = limit; low < high && hooks?.deadline?.() !== true; floor = Math.ceil((low + high) / 2)) {
    const answer = attempt(floor);
    if (answer.pairs) {
      low = floor;
      state = { ...state, floor, answer };
    } else {
      high = floor - 1;
      if (answer.bound === null) state = { ...state, bound: Math.min(state.bound, high) };
    }
  }
  return state;
}

/** U* = min over the applications with seats of the sum of their best arcs, pins included; null without seats. */
function upperBound(instance: MatchInstance): number | null {
  const { n, k, rowPtr, w } = instance;
  const forbidden = new Set((instance.forbids ?? []).map(([i, j]) => arcIndex(instance, i, j)));
  const pinned = new Set((instance.pins ?? []).map(([i, j]) => arcIndex(instance, i, j)));
  let bound = Infinity;
  for (let i = 0; i < n; i++) {
    if (k[i] === 0) continue;
    const fixed: number[] = [];
    const free: number[] = [];
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (pinned.has(a)) fixed.push(w[a]!);
      else if (!forbidden.has(a)) free.push(w[a]!);
    }
    const best = free.sort((a, b) => b - a).slice(0, k[i]! - fixed.length);
    bound = Math.min(
      bound,
      [...fixed, ...best].reduce((sum, one) => sum + one, 0),
    );
  }
  return Number.isFinite(bound) ? bound : null;
}

function smallestSum(instance: MatchInstance, { problem, solution }: Decision): number {
  const sums = new Float64Array(instance.n);
  const { n, rowPtr, applicationAt, arcAt, pinned, pinnedAffinity } = problem;
  pinned.forEach(([i], at) => {
    sums[i]! += pinnedAffinity[at]!;
  });
  for (let row = 0; row < n; row++) {
    for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++) {
      if (solution.chosen[a] === 1) sums[applicationAt[row]!]! += instance.w[arcAt ? arcAt[a]! : a]!;
    }
  }
  return sums.reduce((worst, sum, i) => (instance.k[i]! > 0 ? Math.min(worst, sum) : worst), Infinity);
}

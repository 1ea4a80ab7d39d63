import { decideTotal, type Decision } from './decide.js';
import { findCut } from './infeasible.js';
import { arcIndex, type MatchInstance } from './instance.js';
import { columnsOf, emptyFlow, fillSeats, type Columns, type FlowInput, type FlowState } from './max-flow.js';
import type { MatchHooks, MatchOptions } from './options.js';
import type { Problem } from './problem.js';
import { solveWithQuotas } from './quota-solve.js';

/**
 * Largest smallest pair first, then the largest total: the largest threshold T with a feasible flow on the arcs of
 * affinity >= T (binary search over the affinities that occur; pinned pairs are exempt), then the best total on these
 * arcs. Exact. The certificate is a cut at the next larger affinity, and the prices on the arcs >= T.
 * @throws MatchError ABORTED when the deadline passes before any match exists
 */
export function decideWorstPair(
  instance: MatchInstance,
  options: MatchOptions,
  hooks: MatchHooks | undefined,
): Decision {
  const base = decideTotal(instance, options, hooks);
  const reached = smallestChosen(instance, base);
  if (base.cut || reached === null) return base;
  const { problem } = base;
  const affinity = affinities(instance, problem);
  const feasible = instance.quotas?.length
    ? (threshold: number) => 'problem' in solveWithQuotas(above(instance, threshold), options, hooks)
    : feasibility(problem, affinity, base.solution.chosen);
  const { threshold, proven } = largestFeasible(levels(problem, affinity, reached), reached, feasible, hooks);
  const decision = threshold === reached ? base : decideTotal(above(instance, threshold), options, hooks);
  const nextThreshold = nextLevel(affinity, threshold);
  const allowed = nextThreshold === null ? null : affinity.map((w) => (w >= nextThreshold ? 1 : 0));
  const cut = allowed === null || instance.quotas?.length ? null : findCut(instance, problem, Uint8Array.from(allowed));
  const ruled = threshold === reached ? instance : above(instance, threshold);
  const certificate = { kind: 'threshold' as const, threshold, nextThreshold, cut: cut && { ...cut, fixes: [] } };
  return { ...decision, ruled, certificate, aimProven: proven };
}

/** The instance with only the arcs of affinity >= threshold, and the pinned ones. */
function above(instance: MatchInstance, threshold: number): MatchInstance {
  const { n, rowPtr, col, w } = instance;
  const pinned = new Set((instance.pins ?? []).map(([i, j]) => arcIndex(instance, i, j)));
  const keep = (a: number): boolean => w[a]! >= threshold || pinned.has(a);
  const start = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    start[i + 1] = start[i]!;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) if (keep(a)) start[i + 1]!++;
  }
  return { ...instance, rowPtr: start, col: col.filter((_, a) => keep(a)), w: w.filter((_, a) => keep(a)) };
}

function affinities({ w }: MatchInstance, { arcAt }: Problem): Int32Array {
  return arcAt ? arcAt.map((a) => w[a]!) : w;
}

function smallestChosen(instance: MatchInstance, { problem, solution }: Decision): number | null {
  const affinity = affinities(instance, problem);
  let smallest = Infinity;
  for (let a = 0; a < affinity.length; a++) if (solution.chosen[a] === 1) smallest = Math.min(smallest, affinity[a]!);
  return Number.isFinite(smallest) ? smallest : null;
}

/** The distinct affinities above `reached` that could be the threshold: no row lacks the arcs for it. Ascending. */
function levels({ n, rowPtr, need }: Problem, affinity: Int32Array, reached: number): Int32Array {
  let limit = Infinity;
  for (let i = 0; i < n; i++) {
    if (need[i] === 0) continue;
    const row = affinity.slice(rowPtr[i], rowPtr[i + 1]).sort();
    limit = Math.min(limit, row[row.length - need[i]!] ?? -1);
  }
  const within = affinity.filter((w) => w > reached && w <= limit).sort();
  return within.filter((w, at) => at === 0 || w !== within[at - 1]);
}

function nextLevel(affinity: Int32Array, threshold: number): number | null {
  let next = Infinity;
  for (let a = 0; a < affinity.length; a++) if (affinity[a]! > threshold && affinity[a]! < next) next = affinity[a]!;
  return Number.isFinite(next) ? next : null;
}

function largestFeasible(
  candidates: Int32Array,
  reached: number,
  feasible: (threshold: number) => boolean,
  hooks: MatchHooks | undefined,
): { threshold: number; proven: boolean } {
  let best = reached;
  let low = 0;
  let high = candidates.length - 1;
  while (low <= high && hooks?.deadline?.() !== true) {
    const middle = (low + high) >> 1;
    if (feasible(candidates[middle]!)) {
      best = candidates[middle]!;
      low = middle + 1;
    } else high = middle - 1;
  }
  return { threshold: best, proven: low > high };
}

/** Is there a match on the arcs >= threshold; begins with the last match found, without what the threshold forbids. */
function feasibility(problem: Problem, affinity: Int32Array, chosen: Uint8Array): (threshold: number) => boolean {
  const allowed = new Uint8Array(affinity.length);
  const input: FlowInput = { ...problem, allowed };
  const columns = columnsOf(input);
  let last = chosen;
  return (threshold) => {
    for (let a = 0; a < allowed.length; a++) allowed[a] = affinity[a]! >= threshold ? 1 : 0;
    const state = fromMatch(problem, input, columns, last);
    if (state) last = state.chosen;
    return state !== null;
  };
}

/** First the minima, then everything: loads never fall while seats are filled, so the minima stay met. */
function fromMatch(problem: Problem, input: FlowInput, columns: Columns, last: Uint8Array): FlowState | null {
  const { lo, hi } = problem;
  const state = emptyFlow(input);
  adopt(input, columns, state, last, lo);
  if (state.load.some((load, j) => load < lo[j]!)) fillSeats(input, columns, state, lo);
  if (state.load.some((load, j) => load < lo[j]!)) return null;
  adopt(input, columns, state, last, hi);
  fillSeats(input, columns, state, hi);
  return state.unmet.every((seats) => seats === 0) ? state : null;
}

/** Takes over arcs of the last match as far as they are allowed and the capacity lasts. */
function adopt(
  { allowed, col }: FlowInput,
  { row }: Columns,
  state: FlowState,
  last: Uint8Array,
  cap: Int32Array,
): void {
  for (let a = 0; a < last.length; a++) {
    const j = col[a]!;
    if (last[a] === 0 || state.chosen[a] === 1 || allowed?.[a] === 0) continue;
    if (state.unmet[row[a]!]! <= 0 || state.load[j]! >= cap[j]!) continue;
    state.chosen[a] = 1;
    state.load[j]!++;
    state.unmet[row[a]!]!--;
  }
}

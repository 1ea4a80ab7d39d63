import type { Decision } from './decide.js';
import type { MatchInstance, Pair } from './instance.js';
import type { MatchHooks, MatchOptions, WarmStart } from './options.js';
import { buildProblem, previousArcs, type Problem } from './problem.js';
import { Residual } from './residual.js';

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
  const problem = buildProblem(instance, options);
  hooks?.stage?.('solve');
  const residual = new Residual(problem);
  if (!adopt(instance, problem, warm, residual)) return null;
  const seats = problem.need.reduce((sum, one) => sum + one, 0);
  const moves = residual.excess.reduce((sum, one) => sum + Math.max(one, 0), 0);
  if (moves > Math.max(MOST_TOUCHED * seats, 4)) return null;
  for (let node = 0; node < residual.excess.length; node++) {
    while (residual.excess[node]! > 0) {
      if (hooks?.deadline?.() === true || !residual.sendFrom(node)) return null;
    }
  }
  return decisionOf(instance, problem, residual);
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

/** Sets the match, the prices and the imbalances; false when a row has too few arcs. */
function adopt(instance: MatchInstance, problem: Problem, { pairs, prices }: WarmStart, residual: Residual): boolean {
  const { n, m, judgeAt, lo, hi } = problem;
  const before = canonicalArcs(instance, problem, pairs);
  for (let j = 0; j < m; j++) residual.phi[n + j] = -(prices[judgeAt[j]!] ?? 0);
  for (let row = 0; row < n; row++) {
    if (!keepRow(problem, row, before, residual) && !takeBest(problem, row, before, residual)) return false;
  }
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
  return true;
}

/** 1 for each canonical arc of the earlier match that still exists. */
function canonicalArcs(instance: MatchInstance, { arcAt, col }: Problem, pairs: readonly Pair[]): Uint8Array {
  const marks = previousArcs(instance, pairs);
  if (!arcAt) return marks;
  const canonical = new Uint8Array(col.length);
  for (let a = 0; a < canonical.length; a++) canonical[a] = marks[arcAt[a]!]!;
  return canonical;
}

/** The usual case: all seats are filled by arcs at least as good as every other one, and stay as they are. */
function keepRow(
  { n, rowPtr, col, value, need }: Problem,
  row: number,
  before: Uint8Array,
  residual: Residual,
): boolean {
  const { phi } = residual;
  const own: number[] = [];
  let worst = Infinity;
  let next = -Infinity;
  const end = rowPtr[row + 1]!;
  for (let a = rowPtr[row]!; a < end; a++) {
    const surplus = value[a]! + phi[n + col[a]!]!;
    if (before[a] === 1) {
      own.push(a);
      if (surplus < worst) worst = surplus;
    } else if (surplus > next) next = surplus;
  }
  residual.empty[row] = 0;
  if (own.length !== need[row] || worst < next || worst < -residual.penalty(row, false)) return false;
  for (const arc of own) residual.choose(row, arc);
  phi[row] = valueOf(residual, row, next);
  return true;
}

/** v_i from the surplus of the best arc left out. */
function valueOf(residual: Residual, row: number, next: number): number {
  return Math.max(next, -residual.penalty(row, false), residual.lowest);
}

/**
 * Chooses the row's best arcs by surplus, those of the earlier match first among equals, and empty seats where they cost
 * less; v_i = surplus of the best arc (or empty seat) left out.
 */
function takeBest(problem: Problem, row: number, before: Uint8Array, residual: Residual): boolean {
  const { n, rowPtr, col, value, need } = problem;
  const seats = need[row]!;
  const arcs: number[] = [];
  const surplus: number[] = [];
  const limit = seats + 1;
  for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++) {
    const s = value[a]! + residual.phi[n + col[a]!]!;
    let at = arcs.length;
    if (at === limit && (s < surplus[at - 1]! || (s === surplus[at - 1]! && before[a] === 0))) continue;
    if (at === limit) at = arcs.length = surplus.length = limit - 1;
    while (at > 0 && (surplus[at - 1]! < s || (surplus[at - 1] === s && before[a]! > before[arcs[at - 1]!]!))) at--;
    arcs.splice(at, 0, a);
    surplus.splice(at, 0, s);
  }
  let taken = 0;
  residual.empty[row] = seats;
  while (taken < seats && taken < arcs.length && surplus[taken]! >= -residual.penalty(row, true)) {
    residual.choose(row, arcs[taken++]!);
    residual.empty[row]!--;
  }
  if (!problem.slack && taken < seats) return false;
  const next = taken < arcs.length ? surplus[taken]! : -Infinity;
  residual.phi[row] = valueOf(residual, row, next);
  return true;
}

import type { MatchInstance, Pair } from './instance.js';
import type { WarmStart } from './options.js';
import { previousArcs, type Problem } from './problem.js';
import type { Residual } from './residual.js';

/**
 * Every application takes what is best for it at the old prices; sets the match and v. O(arcs). False when a row has too
 * few arcs.
 */
export function adoptRows(
  instance: MatchInstance,
  problem: Problem,
  { pairs, prices }: WarmStart,
  residual: Residual,
): boolean {
  const { n, m, judgeAt } = problem;
  const before = canonicalArcs(instance, problem, pairs);
  for (let j = 0; j < m; j++) residual.phi[n + j] = -(prices[judgeAt[j]!] ?? 0);
  for (let row = 0; row < n; row++) {
    if (keepRow(problem, row, before, residual)) continue;
    if (!takeBest(problem, row, before, residual)) return false;
    residual.moved.add(row);
  }
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

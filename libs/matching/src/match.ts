import { certify } from './certify.js';
import { explain } from './explain.js';
import { findCut } from './infeasible.js';
import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import { MatchError } from './match-error.js';
import { measure } from './measure.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { buildProblem, type Problem } from './problem.js';
import type { MatchResult } from './result.js';
import { solve, type Solution } from './solve.js';
import { validateInstance } from './validate.js';

/**
 * The proven best match of a review or mentoring instance, or the exact reason why there is none.
 * Example: two applications, two judges with one seat each, w = [[9, 1], [8, 7]] -> pairs [[0, 0], [1, 1]], total "16",
 * gap "0".
 * @throws MatchError for a malformed instance, and ABORTED when the deadline passes before any match exists
 */
export function match(instance: MatchInstance, options: MatchOptions = {}, hooks?: MatchHooks): MatchResult {
  hooks?.stage?.('build');
  validateInstance(instance);
  const problem = buildProblem(instance, options);
  hooks?.stage?.('solve');
  const solution = solve(problem, hooks, warmPrices(problem, options));
  if (!solution.feasible) {
    if (!solution.finished) throw new MatchError('ABORTED', 'the time was up before a match was found');
    const cut = findCut(instance, problem);
    if (!cut) throw new MatchError('ABORTED', 'no match was found and no reason either');
    return { ...frame(instance, options, problem, solution), infeasible: cut };
  }
  hooks?.stage?.('certify');
  return finish(instance, options, problem, solution, hooks);
}

function warmPrices({ judgeAt }: Problem, { warm }: MatchOptions): Float64Array | undefined {
  return warm ? Float64Array.from(judgeAt, (j) => warm.prices[j] ?? 0) : undefined;
}

function finish(
  instance: MatchInstance,
  options: MatchOptions,
  problem: Problem,
  solution: Solution,
  hooks: MatchHooks | undefined,
): MatchResult {
  const pairs = pairsOf(instance, problem, solution.chosen);
  const prices = pricesOf(problem, solution.price);
  const proof = certify(instance, pairs, prices, { ...problem.penalties, previous: options.previous });
  if (!proof.feasible) throw new Error(`the match breaks a hard rule: ${proof.broken.slice(0, 3).join(', ')}`);
  const measured = measure(instance, pairs, options.previous ?? []);
  const gap = proof.dualBound - proof.objective;
  const result: MatchResult = {
    ...frame(instance, options, problem, solution),
    status: gap === 0n ? 'optimal' : 'feasible',
    total: measured.weight,
    parts: { ...measured.parts, weight: measured.weight, objective: String(proof.objective) },
    pairs,
    prices,
    dualBound: String(proof.dualBound),
    gap: String(gap),
    worstPair: measured.worstPair,
    worstSum: measured.worstSum,
    loads: measured.loads,
  };
  if (!options.explain) return result;
  hooks?.stage?.('explain');
  return { ...result, explanations: explain(instance, result, options.explain, options.previous) };
}

/** The parts every result shares, for a match that does not exist yet. */
function frame(
  instance: MatchInstance,
  { objective = 'total', previous = [] }: MatchOptions,
  { penalties }: Problem,
  { pivots, rounds, bytes }: Solution,
): MatchResult {
  return {
    status: 'infeasible',
    kind: instance.kind,
    objective,
    total: '0',
    parts: { weight: '0', objective: '0', covered: 0, seats: 0, kept: 0, previous: previous.length },
    penalties,
    pairs: [],
    prices: [],
    dualBound: '0',
    gap: '0',
    certificate: { kind: 'prices' },
    worstPair: null,
    worstSum: null,
    loads: [],
    infeasible: null,
    warnings: [],
    statistics: { pivots, rounds, bytes },
  };
}

/** The pairs of a solution and the pins, in the indices of the instance, ascending. */
export function pairsOf(instance: MatchInstance, problem: Problem, chosen: Uint8Array): Pair[] {
  const marks = new Uint8Array(instance.col.length);
  for (let a = 0; a < chosen.length; a++) if (chosen[a] === 1) marks[problem.arcAt[a]!] = 1;
  for (const [i, j] of problem.pinned) marks[arcIndex(instance, i, j)] = 1;
  const pairs: Pair[] = [];
  for (let i = 0; i < instance.n; i++) {
    for (let a = instance.rowPtr[i]!; a < instance.rowPtr[i + 1]!; a++)
      if (marks[a] === 1) pairs.push([i, instance.col[a]!]);
  }
  return pairs;
}

function pricesOf({ judgeAt }: Problem, price: Float64Array): number[] {
  const prices = Array.from({ length: price.length }, () => 0);
  for (let j = 0; j < price.length; j++) prices[judgeAt[j]!] = price[j]! + 0;
  return prices;
}

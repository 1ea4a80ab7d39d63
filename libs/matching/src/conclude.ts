import { certifyArcs } from './certify.js';
import { decideTotal, type Decision } from './decide.js';
import { arcsOf, type MatchInstance } from './instance.js';
import { measure } from './measure.js';
import { MatchError } from './match-error.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { pairsOf } from './pairs.js';
import type { Problem } from './problem.js';
import { decideRematch } from './rematch.js';
import type { MatchResult } from './result.js';
import { standsFor } from './standing-match.js';
import { validateInstance, validateLimits } from './validate.js';
import { decideWorstPair } from './worst-pair.js';
import { decideWorstSum, decideWorstSumWithQuotas } from './worst-sum.js';

/** Solves, checks the certificate and measures; everything of a result but explanations. Errors as `match`. */
export function conclude(instance: MatchInstance, options: MatchOptions, hooks?: MatchHooks): MatchResult {
  hooks?.stage?.('build');
  if (options.warm && standsFor(options.warm, instance, options)) validateLimits(instance);
  else validateInstance(instance);
  const decision = decide(instance, options, hooks);
  if (decision.cut) return { ...frame(instance, options, decision), infeasible: decision.cut };
  hooks?.stage?.('certify');
  return finish(instance, options, decision);
}

function decide(instance: MatchInstance, options: MatchOptions, hooks: MatchHooks | undefined): Decision {
  const { objective = 'total' } = options;
  if (objective !== 'total' && instance.kind !== 'review')
    throw new MatchError('FORMAT', `the objective ${objective} is for reviews only`);
  const warm = objective === 'total' && !instance.quotas?.length ? options.warm : undefined;
  const rematched = warm ? decideRematch(instance, options, warm, hooks) : null;
  if (rematched) return rematched;
  if (objective === 'worst-pair') return decideWorstPair(instance, options, hooks);
  if (objective === 'total') return decideTotal(instance, options, hooks);
  return (instance.quotas?.length ? decideWorstSumWithQuotas : decideWorstSum)(instance, options, hooks);
}

function finish(instance: MatchInstance, options: MatchOptions, decision: Decision): MatchResult {
  const { problem, solution, bound, unmet } = decision;
  const pairs = decision.pairs ?? pairsOf(decision.ruled, problem, solution.chosen, options.warm?.pairs);
  const prices = pricesOf(problem, solution.price);
  const ruled = unmet.length > 0 ? { ...decision.ruled, quotas: [] } : decision.ruled;
  const floor = decision.floor ?? undefined;
  const located = { pairs, arcs: arcsOf(instance, pairs) };
  const inRuled = ruled.col === instance.col ? located : { pairs, arcs: arcsOf(ruled, pairs) };
  const proof = certifyArcs(ruled, inRuled, prices, { ...problem.penalties, previous: options.previous, floor });
  if (!proof.feasible) throw new Error(`the match breaks a hard rule: ${proof.broken.slice(0, 3).join(', ')}`);
  const measured = measure(instance, located, options.previous ?? []);
  const bySearch = bound !== null && bound < proof.dualBound;
  const dualBound = bySearch ? bound : proof.dualBound;
  const gap = dualBound - proof.objective;
  return {
    ...frame(instance, options, decision),
    status: gap === 0n && unmet.length === 0 && decision.aimProven ? 'optimal' : 'feasible',
    total: measured.weight,
    parts: { ...measured.parts, weight: measured.weight, objective: String(proof.objective) },
    pairs,
    prices,
    dualBound: String(dualBound),
    gap: String(gap),
    certificate: bySearch ? { ...decision.certificate, kind: decision.boundKind } : decision.certificate,
    worstPair: measured.worstPair,
    worstSum: measured.worstSum,
    loads: measured.loads,
  };
}

/** The parts every result shares, for a match that does not exist yet. */
function frame(
  instance: MatchInstance,
  { objective = 'total', previous = [] }: MatchOptions,
  { problem: { penalties }, solution: { pivots, rounds, bytes }, warnings }: Decision,
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
    warnings,
    statistics: { pivots, rounds, bytes },
  };
}

function pricesOf({ judgeAt }: Problem, price: Float64Array): number[] {
  const prices = Array.from({ length: price.length }, () => 0);
  for (let j = 0; j < price.length; j++) prices[judgeAt[j]!] = price[j]! + 0;
  return prices;
}

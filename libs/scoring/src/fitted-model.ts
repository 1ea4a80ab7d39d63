import type { MixedModel } from './mixed-model.js';
import type { Evaluation, RestrictedLikelihood } from './restricted-likelihood.js';
import { estimateInStages, likelihoodFor } from './staged-estimation.js';
import type { EstimationControl } from './variance-estimation.js';

/** A model solved at its REML (or given) variances; factors on the boundary are left out and have effects of exactly 0. */
export interface FittedModel {
  readonly likelihood: RestrictedLikelihood;
  readonly at: Evaluation;
  /** By factor of the full model; exactly 0 for a factor on the boundary. */
  readonly variances: readonly number[];
  readonly residual: number;
  /** Position of each full-model factor in `likelihood.model.factors`; -1 when dropped. */
  readonly position: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
}

/** Share of the residual variance at which a dropped factor is tested, and at which it comes back. */
const TEST_SHARE = 1e-7;
const REENTRY_SHARE = 1e-3;

interface Attempt {
  active: number[];
  theta: number[];
  residual: number;
  iterations: number;
}

/**
 * REML fit with variances allowed to be exactly 0. A factor whose variance vanishes is dropped and the rest refitted;
 * it stays out when the criterion rises as its variance leaves 0, otherwise it re-enters once.
 */
export function fitModel(
  model: MixedModel,
  start: readonly number[],
  control: EstimationControl,
  preview: boolean,
): FittedModel {
  const attempt: Attempt = {
    active: model.factors.map((_, k) => k),
    theta: start.slice(0, -1),
    residual: start[start.length - 1]!,
    iterations: 0,
  };
  const returned = new Set<number>();
  for (;;) {
    const estimate = estimateInStages(reduced(model, attempt.active), currentTheta(attempt), control, preview);
    attempt.iterations += estimate.iterations;
    remember(attempt, estimate.at.theta);
    if (estimate.vanishing.length > 0) {
      const gone = estimate.vanishing.map((position) => attempt.active[position]!);
      attempt.active = attempt.active.filter((k) => !gone.includes(k));
      continue;
    }
    const back = factorThatReturns(model, attempt, returned, preview);
    if (back !== null) {
      returned.add(back);
      attempt.active = [...attempt.active, back].sort((a, b) => a - b);
      attempt.theta[back] = REENTRY_SHARE * attempt.residual;
      continue;
    }
    return describe(model, attempt, estimate.likelihood, estimate.at, estimate.converged);
  }
}

/** The model solved at given variances; a variance of 0 drops its factor. */
export function solveAtVariances(model: MixedModel, theta: readonly number[], preview: boolean): FittedModel {
  const residual = theta[theta.length - 1]!;
  const active = model.factors.flatMap((_, k) => (theta[k]! > 0 ? [k] : []));
  const attempt = { active, theta: theta.slice(0, -1), residual, iterations: 0 };
  const likelihood = likelihoodFor(reduced(model, active), preview);
  return describe(model, attempt, likelihood, likelihood.evaluate(currentTheta(attempt)), true);
}

function reduced(model: MixedModel, active: readonly number[]): MixedModel {
  return { ...model, factors: active.map((k) => model.factors[k]!) };
}

function currentTheta({ active, theta, residual }: Attempt): number[] {
  return [...active.map((k) => theta[k]!), residual];
}

function remember(attempt: Attempt, theta: readonly number[]): void {
  attempt.active.forEach((k, position) => {
    attempt.theta[k] = theta[position]!;
  });
  attempt.residual = theta[theta.length - 1]!;
}

/** The first dropped factor whose variance would rather be positive: d criterion / d v_k < 0 at (nearly) 0. */
function factorThatReturns(
  model: MixedModel,
  attempt: Attempt,
  returned: ReadonlySet<number>,
  preview: boolean,
): number | null {
  for (let k = 0; k < model.factors.length; k++) {
    if (attempt.active.includes(k) || returned.has(k)) continue;
    const active = [...attempt.active, k].sort((a, b) => a - b);
    const theta = attempt.theta.slice();
    theta[k] = TEST_SHARE * attempt.residual;
    const likelihood = likelihoodFor(reduced(model, active), preview);
    const { gradient } = likelihood.slope(likelihood.evaluate(currentTheta({ ...attempt, active, theta })));
    // below rounding of the trace the multiplier counts as 0
    if (gradient[active.indexOf(k)]! * attempt.residual < -1e-6 * model.factors[k]!.levels) return k;
  }
  return null;
}

function describe(
  model: MixedModel,
  attempt: Attempt,
  likelihood: RestrictedLikelihood,
  at: Evaluation,
  converged: boolean,
): FittedModel {
  return {
    likelihood,
    at,
    variances: model.factors.map((_, k) => (attempt.active.includes(k) ? attempt.theta[k]! : 0)),
    residual: attempt.residual,
    position: model.factors.map((_, k) => attempt.active.indexOf(k)),
    iterations: attempt.iterations,
    converged,
  };
}

/** Effects of one factor of the full model; zeros when it was dropped. */
export function effectsOf(fit: FittedModel, factor: number, levels: number): Float64Array {
  const position = fit.position[factor]!;
  return position < 0 ? new Float64Array(levels) : fit.likelihood.block(fit.at.solution.effects, position).slice();
}

/** Prediction error SDs of one factor of the full model; zeros when it was dropped. */
export function errorsOf(
  fit: FittedModel,
  factor: number,
  levels: number,
  predictionErrors: Float64Array,
): Float64Array {
  const position = fit.position[factor]!;
  if (position < 0) return new Float64Array(levels);
  return fit.likelihood.block(predictionErrors, position).map((pev) => Math.sqrt(Math.max(0, fit.residual * pev)));
}

import type { Evaluation, RestrictedLikelihood, Slope } from './restricted-likelihood.js';
import { factorSmall, solveSmall } from './small-matrix.js';

export interface EstimationControl {
  readonly maxIterations: number;
  /** Stop when every variance changes by less than this share of itself. */
  readonly relativeChange: number;
  /** Residual variance never falls below this share of the score variance. */
  readonly residualFloor: number;
  /** Called once per step; may throw to end the run. */
  readonly onStep: (iteration: number) => void;
}

export interface Estimate {
  readonly at: Evaluation;
  readonly iterations: number;
  readonly converged: boolean;
  /** Factors whose variance fell below 1e-8 of the residual variance. */
  readonly vanishing: readonly number[];
}

const VANISHING = 1e-8;
const CRITERION_NOISE = 1e-9;
/** Share of the information of a fully known effect (dim / v^2) added to each variance, for data that hold none. */
const LEAST_INFORMATION = 1e-9;

/**
 * REML by average information: theta <- theta - H^-1 g, each variance moving by at most a factor of 10 per step;
 * when the criterion rises the step is halved (10 times), then replaced by one EM step.
 * Stops early when a variance vanishes, so that the caller may drop its factor.
 */
export function estimateVariances(
  likelihood: RestrictedLikelihood,
  start: readonly number[],
  control: EstimationControl,
): Estimate {
  let at = likelihood.evaluate(start);
  for (let iteration = 1; iteration <= control.maxIterations; iteration++) {
    control.onStep(iteration);
    const slope = likelihood.slope(at);
    const step = newtonStep(likelihood, at, slope, control);
    const next = acceptStep(likelihood, at, slope, step, control);
    const change = largestChange(at.theta, next.theta);
    at = next;
    const ve = at.theta[at.theta.length - 1]!;
    const vanishing = likelihood.plan.levels.flatMap((_, k) => (at.theta[k]! < VANISHING * ve ? [k] : []));
    if (vanishing.length > 0) return { at, iterations: iteration, converged: false, vanishing };
    const settled = change < control.relativeChange && step !== null && step.decrement < 1e-12;
    if (settled) return { at, iterations: iteration, converged: true, vanishing };
  }
  return { at, iterations: control.maxIterations, converged: false, vanishing: [] };
}

export interface NewtonStep {
  readonly delta: Float64Array;
  /** g'H^-1 g over the variances that move. */
  readonly decrement: number;
}

/** H^-1 g over the free variances; a residual variance at its floor that wants to fall is held. null = H singular. */
export function newtonStep(
  likelihood: RestrictedLikelihood,
  at: Evaluation,
  slope: Slope,
  control: EstimationControl,
): NewtonStep | null {
  const size = at.theta.length;
  const last = size - 1;
  const held = at.theta[last]! <= control.residualFloor && slope.gradient[last]! > 0;
  const free = held ? last : size;
  const h = new Float64Array(free * free);
  for (let k = 0; k < free; k++) for (let l = 0; l < free; l++) h[k * free + l] = slope.information[k * size + l]!;
  for (let k = 0; k < free; k++) h[k * free + k]! += (LEAST_INFORMATION * dimension(likelihood, k)) / at.theta[k]! ** 2;
  const factor = factorSmall(h, free);
  if (!factor) return null;
  const solved = solveSmall(factor, slope.gradient.subarray(0, free));
  const delta = new Float64Array(size);
  let decrement = 0;
  for (let k = 0; k < free; k++) {
    delta[k] = -solved[k]!;
    decrement += slope.gradient[k]! * solved[k]!;
  }
  return Number.isFinite(decrement) ? { delta, decrement } : null;
}

function acceptStep(
  likelihood: RestrictedLikelihood,
  at: Evaluation,
  slope: Slope,
  step: NewtonStep | null,
  control: EstimationControl,
): Evaluation {
  if (step) {
    for (let halving = 0, size = 1; halving <= 10; halving++, size /= 2) {
      const delta = step.delta.map((d) => size * d);
      const next = likelihood.evaluate(boundedStep(at.theta, delta, control.residualFloor));
      if (!rises(at.criterion, next.criterion)) return next;
    }
  }
  return likelihood.evaluate(withFloor(expectationMaximisation(likelihood, at, slope), control.residualFloor));
}

/** One EM step: v <- v - v^2 g / dim. */
function expectationMaximisation(likelihood: RestrictedLikelihood, at: Evaluation, slope: Slope): number[] {
  return at.theta.map((v, k) => bounded(v, v - (v * v * slope.gradient[k]!) / dimension(likelihood, k)));
}

/** Number of effects behind a variance; rows less fixed effects for the residual. */
function dimension({ plan, model }: RestrictedLikelihood, k: number): number {
  return plan.levels[k] ?? model.y.length - model.fixedClasses;
}

/** theta + delta, each variance changing by at most a factor of 10 and the residual staying above its floor. */
export function boundedStep(theta: readonly number[], delta: Float64Array, floor: number): number[] {
  const moved = theta.map((v, k) => bounded(v, v + delta[k]!));
  return withFloor(moved, floor);
}

function bounded(old: number, wanted: number): number {
  return Math.min(10 * old, Math.max(0.1 * old, wanted));
}

function withFloor(theta: readonly number[], floor: number): number[] {
  return theta.map((v, k) => (k === theta.length - 1 ? Math.max(v, floor) : v));
}

function rises(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return false;
  return !(after <= before + CRITERION_NOISE * Math.max(1, Math.abs(before) * 1e-6));
}

function largestChange(before: readonly number[], after: readonly number[]): number {
  return before.reduce((largest, v, k) => Math.max(largest, Math.abs(after[k]! - v) / v), 0);
}

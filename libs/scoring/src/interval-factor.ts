import type { FittedModel } from './fitted-model.js';
import { MatrixFreeSolver } from './matrix-free-solver.js';
import type { Standardisation } from './mixed-model.js';
import type { RandomStream } from './random-stream.js';
import { type Evaluation, RestrictedLikelihood } from './restricted-likelihood.js';
import { roundToGrid, type ScoreGrid, scoreGrid } from './score-grid.js';
import { boundedStep, type EstimationControl, newtonStep } from './variance-estimation.js';

/** 95 % quantile of the standard normal distribution: half width of a 90 % interval. */
export const NORMAL_95 = 1.6449;
/** Wider than this no interval becomes. */
export const WIDEST = 1.25;
const REFIT_STEPS = 2;
/** Above this order refits go matrix-free. */
const DIRECT_ORDER = 500;

/**
 * By how much plug-in intervals must widen to cover 90 %: cohorts are drawn from the fit (rounded and clamped when the
 * observed scores lie on a grid), refitted from a warm start, and f = 90 % quantile of |a - BLUP| / SD over 1.6449,
 * kept within 1..1.25 (parametric bootstrap, scoring design section 9).
 */
export function bootstrapIntervalFactor(
  fit: FittedModel,
  factor: number,
  scale: Standardisation,
  score: Float64Array,
  control: EstimationControl,
  random: RandomStream,
): number {
  const position = fit.position[factor]!;
  if (position < 0) return 1;
  const levels = fit.likelihood.plan.levels[position]!;
  const replicates = Math.min(40, Math.max(2, Math.round(10_000 / levels)));
  const grid = scoreGrid(score);
  const ratios = new Float64Array(replicates * levels);
  const solver = refitSolver(fit);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const drawn = drawCohort(fit, scale, grid, random);
    const likelihood = new RestrictedLikelihood({ ...fit.likelihood.model, y: drawn.y }, fit.likelihood.plan, solver);
    const at = refit(likelihood, fit, control);
    const errors = likelihood.block(likelihood.predictionErrors(at), position);
    const estimates = likelihood.block(at.solution.effects, position);
    const truth = likelihood.block(drawn.effects, position);
    const ve = at.theta[at.theta.length - 1]!;
    for (let i = 0; i < levels; i++) {
      ratios[replicate * levels + i] = Math.abs(truth[i]! - estimates[i]!) / Math.sqrt(ve * errors[i]!);
    }
  }
  const quantile = ratios.sort()[Math.ceil(0.9 * ratios.length) - 1]!;
  return Math.min(WIDEST, Math.max(1, quantile / NORMAL_95));
}

function refitSolver({ likelihood }: FittedModel) {
  return likelihood.plan.q > DIRECT_ORDER ? new MatrixFreeSolver(likelihood.plan) : likelihood.solver;
}

/** Effects and scores of one cohort that might have been, in standardised units. */
function drawCohort(fit: FittedModel, scale: Standardisation, grid: ScoreGrid | null, random: RandomStream) {
  const { model, plan } = fit.likelihood;
  const effects = new Float64Array(plan.p + plan.q);
  plan.levels.forEach((levels, k) => {
    const sd = Math.sqrt(fit.at.theta[k]!);
    const start = plan.offset[k]!;
    for (let i = start; i < start + levels; i++) effects[i] = sd * random.normal();
  });
  const y = new Float64Array(model.y.length);
  const sd = Math.sqrt(fit.residual);
  for (let r = 0; r < y.length; r++) {
    const mean = fit.at.solution.beta[model.fixedClass ? model.fixedClass[r]! : 0]!;
    y[r] = mean + (sd * random.normal()) / (model.weight ? Math.sqrt(model.weight[r]!) : 1);
  }
  model.factors.forEach(({ index }, k) => {
    const start = plan.offset[k]!;
    for (let r = 0; r < y.length; r++) y[r]! += effects[start + index[r]!]!;
  });
  if (grid) {
    const { centre, unit } = scale;
    for (let r = 0; r < y.length; r++) y[r] = (roundToGrid(grid, centre + y[r]! * unit) - centre) / unit;
  }
  return { effects, y };
}

function refit(likelihood: RestrictedLikelihood, fit: FittedModel, control: EstimationControl): Evaluation {
  let at = likelihood.evaluate(fit.at.theta);
  for (let step = 0; step < REFIT_STEPS; step++) {
    control.onStep(step);
    const newton = newtonStep(likelihood, at, likelihood.slope(at), control);
    if (!newton) return at;
    at = likelihood.evaluate(boundedStep(at.theta, newton.delta, control.residualFloor));
  }
  return at;
}

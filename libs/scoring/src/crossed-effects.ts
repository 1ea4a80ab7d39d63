import type { CohortFit } from './cohort-fit.js';
import { type FittedModel, effectsOf, errorsOf, fitModel, solveAtVariances } from './fitted-model.js';
import { bootstrapIntervalFactor } from './interval-factor.js';
import { type Identifiability, identifiability } from './identifiability.js';
import { type MixedModel, type RandomFactor, type Standardisation, standardise } from './mixed-model.js';
import { errorSampler, independentErrors } from './posterior-draws.js';
import type { Reviews } from './reviews.js';
import type { FixedVariances } from './scoring-input.js';
import type { ModelVariances, ScoringWarning } from './scoring-result.js';
import type { EstimationControl } from './variance-estimation.js';

export interface CrossedEffectsOptions {
  readonly variances?: FixedVariances | undefined;
  readonly preview: boolean;
  readonly onStep: (iteration: number) => void;
}

/** Which random effects the model has, and where each stands in `MixedModel.factors`. */
interface Layout {
  readonly application: number;
  readonly reviewer: number;
}

const MAX_ITERATIONS = 60;

/**
 * Level 0: y_r = mu + a_i + b_j + e_r, a ~ N(0, vA), b ~ N(0, vB), e ~ N(0, ve / w_r), by REML or at given variances.
 * The scores must not all be equal. Effects that the data cannot identify are left out (see `identifiability`).
 */
export function fitCrossedEffects(reviews: Reviews, options: CrossedEffectsOptions): CohortFit {
  const found = identifiability(reviews, options.variances);
  const scale = standardise(reviews.score, reviews.weight);
  const { model, layout } = crossedModel(reviews, scale, found);
  const control = estimationControl(scale, options.onStep);
  const fit = options.variances
    ? solveAtVariances(model, givenTheta(options.variances, layout, scale.unit), options.preview)
    : fitModel(model, startTheta(model, scale.variance), control, options.preview);
  return inRawUnits(reviews, scale, found, layout, fit, control);
}

function crossedModel(reviews: Reviews, scale: Standardisation, found: Identifiability) {
  const factors: RandomFactor[] = [];
  const layout = { application: -1, reviewer: -1 };
  if (found.application) {
    layout.application = factors.push({ levels: reviews.applicationIds.length, index: reviews.application }) - 1;
  }
  if (found.reviewer) {
    layout.reviewer = factors.push({ levels: reviews.reviewerIds.length, index: reviews.reviewer }) - 1;
  }
  const model: MixedModel = {
    y: scale.values,
    weight: reviews.weight,
    fixedClass: null,
    fixedClasses: 1,
    factors,
  };
  return { model, layout };
}

/** A quarter of the variance to each effect, the rest to the residual. */
function startTheta(model: MixedModel, variance: number): number[] {
  const effects = model.factors.map(() => variance / 4);
  return [...effects, variance - (effects.length * variance) / 4];
}

function givenTheta(given: FixedVariances, layout: Layout, unit: number): number[] {
  const theta: number[] = [];
  if (layout.application >= 0) theta[layout.application] = given.application / unit / unit;
  if (layout.reviewer >= 0) theta[layout.reviewer] = given.reviewer / unit / unit;
  return [...theta, given.residual / unit / unit];
}

function estimationControl(scale: Standardisation, onStep: (iteration: number) => void): EstimationControl {
  return { maxIterations: MAX_ITERATIONS, relativeChange: 1e-10, residualFloor: 1e-10 * scale.variance, onStep };
}

function inRawUnits(
  reviews: Reviews,
  scale: Standardisation,
  found: Identifiability,
  layout: Layout,
  fit: FittedModel,
  control: EstimationControl,
): CohortFit {
  const { unit } = scale;
  const mean = fit.at.solution.beta[0]!;
  const parts = effectParts(reviews, layout, fit, unit);
  const blup = found.singleReviews ? ownDeviations(reviews, scale, mean, parts.leniency) : parts.blup;
  const criterion = fit.likelihood.profiledCriterion(fit.at);
  const rows = reviews.score.length;
  return {
    level: 0,
    mu: scale.centre + mean * unit,
    muSe: unit * Math.sqrt(fit.residual) * Math.exp(-fit.at.fixed.information.logDeterminant / 2),
    variances: rawVariances(found, layout, fit, unit),
    remlCriterion: criterion === null ? null : criterion + (rows - 1) * 2 * Math.log(unit),
    iterations: fit.iterations,
    converged: fit.converged,
    method: fit.likelihood.solver.method,
    blup,
    blupSd: found.singleReviews || found.oneApplication ? null : parts.blupSd,
    leniency: found.reviewerHidden ? null : parts.leniency,
    leniencySd: found.reviewerHidden || !found.reviewer ? null : parts.leniencySd,
    share: shares(reviews, found, layout, fit),
    errorSampler: samplerOf(fit, layout, unit, parts.blupSd),
    intervalFactor:
      layout.application < 0
        ? null
        : (random) => bootstrapIntervalFactor(fit, layout.application, scale, reviews.score, control, random),
    drawCost: fit.likelihood.solver.entries,
    tied: !found.singleReviews && (layout.application < 0 || fit.variances[layout.application] === 0),
    warnings: warningsOf(found, layout, fit),
  };
}

function effectParts(reviews: Reviews, layout: Layout, fit: FittedModel, unit: number) {
  const errors = fit.likelihood.predictionErrors(fit.at);
  const part = (factor: number, levels: number) => ({
    effect: factor < 0 ? new Float64Array(levels) : effectsOf(fit, factor, levels).map((u) => u * unit),
    sd: factor < 0 ? new Float64Array(levels) : errorsOf(fit, factor, levels, errors).map((sd) => sd * unit),
  });
  const application = part(layout.application, reviews.applicationIds.length);
  const reviewer = part(layout.reviewer, reviews.reviewerIds.length);
  return {
    blup: application.effect,
    blupSd: application.sd,
    leniency: reviewer.effect,
    leniencySd: reviewer.sd,
  };
}

/** One review each: y - mu - b_j, unshrunk; computed from standardised scores to keep accuracy at large offsets. */
function ownDeviations(reviews: Reviews, scale: Standardisation, mean: number, leniency: Float64Array): Float64Array {
  const blup = new Float64Array(reviews.applicationIds.length);
  for (let r = 0; r < scale.values.length; r++) {
    blup[reviews.application[r]!] = (scale.values[r]! - mean) * scale.unit - leniency[reviews.reviewer[r]!]!;
  }
  return blup;
}

/** share_r = w_r / (n_i + lambda_A), n_i the sum of weights of the application. */
function shares(reviews: Reviews, found: Identifiability, layout: Layout, fit: FittedModel): Float64Array {
  const { application, weight } = reviews;
  if (found.singleReviews) return new Float64Array(application.length).fill(1);
  const share = new Float64Array(application.length);
  const variance = layout.application < 0 ? 0 : fit.variances[layout.application]!;
  if (variance === 0) return share;
  const sums = new Float64Array(reviews.applicationIds.length);
  for (let r = 0; r < application.length; r++) sums[application[r]!]! += weight ? weight[r]! : 1;
  const ridge = fit.residual / variance;
  for (let r = 0; r < application.length; r++) share[r] = (weight ? weight[r]! : 1) / (sums[application[r]!]! + ridge);
  return share;
}

function samplerOf(fit: FittedModel, layout: Layout, unit: number, sd: Float64Array): CohortFit['errorSampler'] {
  if (layout.application < 0 || fit.variances[layout.application] === 0) return null;
  return (random) => {
    const sample =
      errorSampler(fit, layout.application, random) ??
      independentErrors(
        sd.map((v) => v / unit),
        random,
      );
    return (out) => {
      sample(out);
      for (let i = 0; i < out.length; i++) out[i]! *= unit;
    };
  };
}

function rawVariances(found: Identifiability, layout: Layout, fit: FittedModel, unit: number): ModelVariances {
  const square = unit * unit;
  const of = (factor: number) => (factor < 0 ? null : fit.variances[factor]! * square);
  const residual = fit.residual * square;
  if (found.singleReviews) {
    return { application: null, reviewer: of(layout.reviewer), residual: null, applicationPlusResidual: residual };
  }
  return { application: of(layout.application), reviewer: of(layout.reviewer), residual };
}

function warningsOf(found: Identifiability, layout: Layout, fit: FittedModel): ScoringWarning[] {
  const warnings: ScoringWarning[] = [...found.warnings];
  if (layout.application >= 0 && fit.variances[layout.application] === 0) {
    warnings.push({
      code: 'BOUNDARY_APPLICATION',
      message: 'no differences between applications beyond chance: all tie',
    });
  }
  if (layout.reviewer >= 0 && fit.variances[layout.reviewer] === 0) {
    warnings.push({ code: 'BOUNDARY_REVIEWER', message: 'no differences in leniency between reviewers beyond chance' });
  }
  if (!fit.converged) {
    warnings.push({ code: 'NOT_CONVERGED', message: 'variance estimation stopped before it settled' });
  }
  return warnings;
}

import type { CohortFit } from './cohort-fit.js';
import { type CrossedLayout, crossedModel, givenVariances, startingVariances } from './crossed-model.js';
import { effectsOf, errorsOf, type FittedModel, fitModel, solveAtVariances } from './fitted-model.js';
import { type Identifiability, identifiability } from './identifiability.js';
import { bootstrapIntervalFactor } from './interval-factor.js';
import { leniencyOf } from './leniency.js';
import { type Standardisation, standardise } from './mixed-model.js';
import { errorSampler, independentErrors } from './posterior-draws.js';
import type { ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';
import type { FixedVariances } from './scoring-input.js';
import type { ModelVariances, ScoringWarning } from './scoring-result.js';
import type { EstimationControl } from './variance-estimation.js';

export interface CrossedEffectsOptions {
  readonly variances?: FixedVariances | undefined;
  /** Groups of reviewers make the fit level 1. */
  readonly groups: ReviewerGroups | null;
  readonly preview: boolean;
  readonly onStep: (iteration: number) => void;
}

const MAX_ITERATIONS = 60;

/** Everything the report needs, gathered once. */
interface Solved {
  readonly reviews: Reviews;
  readonly scale: Standardisation;
  readonly found: Identifiability;
  readonly groups: ReviewerGroups | null;
  readonly layout: CrossedLayout;
  readonly fit: FittedModel;
  readonly control: EstimationControl;
  readonly preview: boolean;
  /** The variances were given, not estimated. */
  readonly given: boolean;
}

/**
 * Level 0: y_r = mu + a_i + b_j + e_r, a ~ N(0, vA), b ~ N(0, vB), e ~ N(0, ve / w_r), by REML or at given variances.
 * Level 1, with `groups`: b_j = g_t(j) + h_j, g ~ N(0, vG): the group effect sits on reviewers, so tracks may differ in
 * quality. The scores must not all be equal. Effects the data cannot identify are left out (see `identifiability`).
 */
export function fitCrossedEffects(reviews: Reviews, options: CrossedEffectsOptions): CohortFit {
  const { groups } = options;
  const found = identifiability(reviews, options.variances);
  const scale = standardise(reviews.score, reviews.weight);
  const { model, layout } = crossedModel(reviews, scale, found, groups);
  const control = {
    maxIterations: MAX_ITERATIONS,
    relativeChange: 1e-10,
    residualFloor: 1e-10 * scale.variance,
    onStep: options.onStep,
  };
  const fit = options.variances
    ? solveAtVariances(model, givenVariances(options.variances, layout, scale.unit), options.preview)
    : fitModel(model, startingVariances(layout, scale.variance), control, options.preview);
  return inRawUnits({
    reviews,
    scale,
    found,
    groups,
    layout,
    fit,
    control,
    preview: options.preview,
    given: options.variances !== undefined,
  });
}

function inRawUnits(solved: Solved): CohortFit {
  const { reviews, scale, found, layout, fit } = solved;
  const { unit } = scale;
  const errors = fit.likelihood.predictionErrors(fit.at);
  const leniency = leniencyOf(fit, layout, solved.groups, reviews.reviewerIds.length, errors);
  const applications = reviews.applicationIds.length;
  const own = layout.application >= 0 ? effectsOf(fit, layout.application, applications) : null;
  const sd = layout.application >= 0 ? errorsOf(fit, layout.application, applications, errors) : null;
  const raw = (values: Float64Array) => values.map((v) => v * unit);
  const unknown = found.singleReviews || found.oneApplication;
  const mean = fit.at.solution.beta[0]!;
  return {
    level: layout.group >= 0 ? 1 : 0,
    mu: scale.centre + mean * unit,
    muSe: unit * Math.sqrt(fit.residual) * Math.exp(-fit.at.fixed.information.logDeterminant / 2),
    variances: rawVariances(solved),
    remlCriterion: rawCriterion(solved),
    iterations: fit.iterations,
    converged: fit.converged,
    method: fit.likelihood.solver.method,
    blup: found.singleReviews ? ownDeviations(solved, leniency.effect) : raw(own ?? new Float64Array(applications)),
    blupSd: unknown || !sd ? null : raw(sd),
    leniency: found.reviewerHidden ? null : raw(leniency.effect),
    leniencySd: found.reviewer ? raw(leniency.sd) : null,
    ...tracksOf(solved, errors, raw),
    share: shares(solved),
    qualityDraws: own && sd ? drawsOf(solved, own, sd) : null,
    intervalFactor: factorOf(solved),
    drawCost: fit.likelihood.solver.entries,
    tied: !found.singleReviews && (layout.application < 0 || fit.variances[layout.application] === 0),
    warnings: warningsOf(solved),
  };
}

function tracksOf(
  { fit, layout, groups }: Solved,
  errors: Float64Array,
  raw: (values: Float64Array) => Float64Array,
): Pick<CohortFit, 'tracks'> {
  if (layout.group < 0 || !groups) return {};
  const leniency = raw(effectsOf(fit, layout.group, groups.groups));
  return { tracks: { groups, leniency, sd: raw(errorsOf(fit, layout.group, groups.groups, errors)) } };
}

/** At estimated variances profiled over ve, as lme4 does; at given ones as they are. */
function rawCriterion({ fit, reviews, scale, given }: Solved): number | null {
  const criterion = given ? fit.at.criterion : fit.likelihood.profiledCriterion(fit.at);
  return criterion === null ? null : criterion + (reviews.score.length - 1) * 2 * Math.log(scale.unit);
}

/** One review each: y - mu - b_j, unshrunk; computed from standardised scores to keep accuracy at large offsets. */
function ownDeviations({ reviews, scale, fit }: Solved, leniency: Float64Array): Float64Array {
  const blup = new Float64Array(reviews.applicationIds.length);
  const mean = fit.at.solution.beta[0]!;
  for (let r = 0; r < scale.values.length; r++) {
    blup[reviews.application[r]!] = (scale.values[r]! - mean - leniency[reviews.reviewer[r]!]!) * scale.unit;
  }
  return blup;
}

/** share_r = w_r / (n_i + lambda_A), n_i the sum of weights of the application. */
function shares({ reviews, found, layout, fit }: Solved): Float64Array {
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

/** Draws of the qualities: blup plus prediction errors, widened like the intervals. */
function drawsOf({ fit, layout }: Solved, blup: Float64Array, sd: Float64Array): CohortFit['qualityDraws'] {
  if (fit.variances[layout.application] === 0) return null;
  return (random, widening) => {
    const sample = errorSampler(fit, layout.application, random) ?? independentErrors(sd, random);
    const fill = (out: Float64Array): void => {
      sample(out);
      for (let i = 0; i < out.length; i++) out[i] = blup[i]! + widening * out[i]!;
    };
    return { most: Infinity, fill };
  };
}

function factorOf({ fit, layout, scale, reviews, control }: Solved): CohortFit['intervalFactor'] {
  if (layout.application < 0) return null;
  return (random) => bootstrapIntervalFactor(fit, layout.application, scale, reviews.score, control, random);
}

function rawVariances({ found, layout, fit, scale }: Solved): ModelVariances {
  const square = scale.unit * scale.unit;
  const of = (factor: number) => (factor < 0 ? null : fit.variances[factor]! * square);
  const track = layout.group < 0 ? {} : { track: of(layout.group) };
  const residual = fit.residual * square;
  const reviewer = of(layout.reviewer);
  if (found.singleReviews) {
    return { application: null, reviewer, ...track, residual: null, applicationPlusResidual: residual };
  }
  return { application: of(layout.application), reviewer, ...track, residual };
}

function warningsOf({ found, layout, fit, groups, preview, control, given }: Solved): ScoringWarning[] {
  const warnings: ScoringWarning[] = [...found.warnings];
  const onBoundary = (factor: number) => factor >= 0 && fit.variances[factor] === 0;
  if (onBoundary(layout.application)) {
    warnings.push({
      code: 'BOUNDARY_APPLICATION',
      message: 'no differences between applications beyond chance: all tie',
    });
  }
  if (onBoundary(layout.reviewer)) {
    warnings.push({ code: 'BOUNDARY_REVIEWER', message: 'no differences in leniency between reviewers beyond chance' });
  }
  if (!given && fit.residual <= control.residualFloor) {
    warnings.push({ code: 'BOUNDARY_RESIDUAL', message: 'reviewers agree without any error left: it is held near 0' });
  }
  if (onBoundary(layout.group)) {
    warnings.push({ code: 'BOUNDARY_TRACK', message: 'no differences in leniency between tracks beyond chance' });
  }
  if (layout.group >= 0 && groups && groups.unlinked.length > 0) {
    warnings.push({
      code: 'TRACKS_UNLINKED',
      message: 'tracks that share no reviewer with any other are taken to be of equal mean quality',
      ids: groups.unlinked,
      count: groups.unlinked.length,
    });
  }
  if (fit.likelihood.solver.method === 'matrix-free' && !preview) {
    warnings.push({ code: 'APPROXIMATE', message: 'too large for the exact solution: the approximate one was used' });
  }
  if (!fit.converged) {
    warnings.push({ code: 'NOT_CONVERGED', message: 'variance estimation stopped before it settled' });
  }
  return warnings;
}

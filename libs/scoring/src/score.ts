import { reportApplications, reportReviewers, reportTracks } from './application-report.js';
import { fitCohort } from './choose-level.js';
import type { CohortFit } from './cohort-fit.js';
import { connectedParts } from './connected-parts.js';
import { type CriteriaTotal, totalOverCriteria } from './criteria-total.js';
import { dataWarnings } from './data-warnings.js';
import { ENGINE_VERSION } from './engine-version.js';
import { intraclassCorrelations } from './intraclass-correlation.js';
import { krippendorffAlphas } from './krippendorff-alpha.js';
import { standardise } from './mixed-model.js';
import { affordableDraws, rankDistribution, type RankDistribution } from './rank-distribution.js';
import { RandomStream } from './random-stream.js';
import { prepareReviews, type Reviews } from './reviews.js';
import { allocateReviews } from './review-allocation.js';
import { ScoringError } from './scoring-error.js';
import { defaultOptions, type ScoringHooks, type ScoringInput, type ScoringOptions } from './scoring-input.js';
import type { Agreement, ScoringModel, ScoringResult } from './scoring-result.js';

const silent: ScoringHooks = { aborted: () => false, progress: () => undefined };

/**
 * Turns reviews into a calibrated ranking with its uncertainty and reasons.
 * Scores keep the rubric's unit; the result is the same for any order of rows and any run with the same seed.
 * Poor data never throw: they come back with warnings.
 * Example: two reviewers who each give 4 and 2 to the same two applications rank the first above the second.
 * @throws ScoringError for input that is wrong (bad index, weight, option) or when `hooks.aborted()` says so
 */
export function score(
  input: ScoringInput,
  options: Partial<ScoringOptions> = {},
  hooks: ScoringHooks = silent,
): ScoringResult {
  const chosen: ScoringOptions = { ...defaultOptions, ...options };
  checkOptions(chosen);
  const enter = (stage: Parameters<NonNullable<ScoringHooks['stage']>>[0]) => hooks.stage?.(stage);
  enter('prepare');
  const rows = prepareReviews(input, chosen.duplicates);
  if (rows.score.length === 0) return emptyResult(rows);
  const total = totalsOf(rows, chosen);
  const reviews = total ? total.reviews : rows;
  const connection = connectedParts(reviews);
  enter('fit');
  const fit = fitCohort(reviews, rows.criterion === null ? null : rows, chosen, hooks);
  enter('intervals');
  const intervalFactor = fit.intervalFactor ? fit.intervalFactor(new RandomStream(chosen.seed)) : 1;
  enter('draws');
  const top = topOf(chosen, reviews.applicationIds.length);
  const distribution = distributionOf(fit, chosen, top, intervalFactor, hooks);
  enter('agreement');
  const agreement = agreementOf(reviews, fit);
  enter('report');
  const { variance, unit } = standardise(reviews.score, reviews.weight);
  const spread = Math.sqrt(variance) * unit;
  const tracks = reportTracks(reviews, fit);
  return {
    model: modelOf(fit, intervalFactor),
    applications: reportApplications({ reviews, fit, connection, distribution, intervalFactor, top, spread }),
    reviewers: reportReviewers(reviews, fit),
    ...(tracks ? { tracks } : {}),
    ...(total ? { criteria: total.criteria } : {}),
    agreement,
    components: connection.parts,
    ...(chosen.allocate > 0 ? { allocation: allocateReviews(reviews, fit, top, chosen.allocate) } : {}),
    warnings: [...fit.warnings, ...dataWarnings(reviews, connection), ...(total ? total.warnings : [])],
    engineVersion: ENGINE_VERSION,
  };
}

function totalsOf(rows: Reviews, { criteriaWeights }: ScoringOptions): CriteriaTotal | null {
  if (rows.criterion !== null) return totalOverCriteria(rows, criteriaWeights);
  if (criteriaWeights) throw new ScoringError('BAD_OPTION', 'criteria have weights, but the rows name no criterion');
  return null;
}

function checkOptions({ draws, seed, top, variances, allocate, criteriaWeights }: ScoringOptions): void {
  const refuse = (what: string): never => {
    throw new ScoringError('BAD_OPTION', what);
  };
  if (!(Number.isInteger(draws) && draws >= 1)) refuse('draws must be a positive whole number');
  if (!Number.isSafeInteger(seed)) refuse('seed must be a whole number');
  if (top !== undefined && !(Number.isInteger(top) && top >= 1)) refuse('top must be a positive whole number');
  if (!(Number.isInteger(allocate) && allocate >= 0)) refuse('allocate must be a whole number, 0 or more');
  for (const [id, weight] of Object.entries(criteriaWeights ?? {})) {
    if (!(weight > 0 && weight < Infinity)) refuse(`the weight of criterion "${id}" must be above 0`);
  }
  if (variances) {
    const { application, reviewer, residual, track = 0 } = variances;
    const finite = [application, reviewer, residual, track].every((v) => Number.isFinite(v) && v >= 0);
    if (!finite || residual === 0) refuse('variances must be 0 or more, the residual above 0');
  }
}

function topOf({ top }: ScoringOptions, applications: number): number {
  return Math.min(applications, Math.max(1, top ?? Math.ceil(applications / 10)));
}

function distributionOf(
  fit: CohortFit,
  options: ScoringOptions,
  top: number,
  intervalFactor: number,
  hooks: ScoringHooks,
): RankDistribution | null {
  if (!fit.qualityDraws) return null;
  const { most, fill } = fit.qualityDraws(new RandomStream(options.seed), intervalFactor);
  const draws = Math.min(most, affordableDraws(options.draws, fit.blup.length, fit.drawCost));
  return rankDistribution(fit.blup.length, draws, top, (out, index) => {
    if (index % 64 === 0) {
      if (hooks.aborted()) throw new ScoringError('ABORTED', 'the run was cancelled');
      hooks.progress(50 + Math.floor((50 * index) / draws), 100);
    }
    fill(out, index);
  });
}

function agreementOf(reviews: Reviews, fit: CohortFit | null): Agreement {
  const { application = null, reviewer = null, residual = null } = fit?.variances ?? {};
  const reviewerShare = reviewer === null ? null : reviewer + (fit?.variances.track ?? 0);
  const share = (of: number | null, ...rest: (number | null)[]): number | null => {
    let total = 0;
    for (const part of [of, ...rest]) {
      if (part === null) return null;
      total += part;
    }
    return of !== null && total > 0 ? of / total : null;
  };
  return {
    krippendorffAlpha: krippendorffAlphas(reviews.application, reviews.score),
    icc: intraclassCorrelations(reviews),
    iccSingle: share(application, reviewerShare, residual),
    iccConsistency: share(application, residual),
  };
}

function modelOf(fit: CohortFit, intervalFactor: number): ScoringModel {
  const { mu, muSe, variances, remlCriterion, level, iterations, converged, method } = fit;
  const approximate = method === 'matrix-free';
  const halo = fit.haloShare === undefined ? {} : { haloShare: fit.haloShare };
  const reason = fit.levelReason === undefined ? {} : { levelReason: fit.levelReason };
  return {
    mu,
    muSe,
    variances,
    remlCriterion,
    level,
    ...reason,
    iterations,
    converged,
    method,
    approximate,
    intervalFactor,
    ...halo,
  };
}

function emptyResult(reviews: Reviews): ScoringResult {
  const missing = {
    code: 'MISSING_SCORES',
    message: 'rows without a score were left out',
    count: reviews.missing,
  } as const;
  return {
    model: {
      mu: null,
      muSe: null,
      variances: { application: null, reviewer: null, residual: null },
      remlCriterion: null,
      level: 0,
      iterations: 0,
      converged: true,
      method: 'dense',
      approximate: false,
      intervalFactor: 1,
    },
    applications: [],
    reviewers: [],
    agreement: agreementOf(reviews, null),
    components: [],
    warnings: [{ code: 'EMPTY', message: 'there is no score to work with' }, ...(reviews.missing > 0 ? [missing] : [])],
    engineVersion: ENGINE_VERSION,
  };
}

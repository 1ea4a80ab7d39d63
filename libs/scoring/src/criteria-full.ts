import type { CohortFit } from './cohort-fit.js';
import { criterionWeights } from './criteria-total.js';
import { combinedEffects } from './criteria-combination.js';
import type { CriteriaFactors, FullSolution } from './criteria-solution.js';
import { fitModel } from './fitted-model.js';
import { type MixedModel, type RandomFactor, standardise } from './mixed-model.js';
import type { Reviews } from './reviews.js';
import { ScoringError } from './scoring-error.js';
import type { ScoringWarning } from './scoring-result.js';

/** Rows beyond this are refused: the sparse factor could outgrow memory. */
const MOST_ROWS = 200_000;
const MAX_ITERATIONS = 60;

export interface CriteriaFullOptions {
  readonly weights: Readonly<Record<string, number>> | undefined;
  readonly preview: boolean;
  readonly onStep: (iteration: number) => void;
}

/**
 * All criteria at once: y = m_c + a_i + (ac)_ic + b_j + (bc)_jc + (ab)_ij + e, m_c fixed, six variances by REML, each of
 * which may be exactly 0. An application's blup is a_i + sum_c w_c (ac)_ic, a reviewer's leniency likewise. `total` holds
 * the same reviews with one total each: the scores shown to people (scoring design, section 7).
 * @throws ScoringError TOO_LARGE
 */
export function fitAllCriteria(rows: Reviews, total: Reviews, options: CriteriaFullOptions): CohortFit {
  if (rows.score.length > MOST_ROWS) {
    throw new ScoringError('TOO_LARGE', 'the full criteria model takes at most 200,000 rows');
  }
  const { criterion } = rows;
  if (criterion === null) throw new ScoringError('BAD_OPTION', 'the rows have no criteria');
  const scale = standardise(rows.score, rows.weight);
  const { model, factors } = criteriaModel(rows, criterion, scale.values);
  const control = {
    maxIterations: MAX_ITERATIONS,
    relativeChange: 1e-10,
    residualFloor: 1e-10 * scale.variance,
    onStep: options.onStep,
  };
  const start = [...model.factors.map(() => scale.variance / 10), scale.variance / 2];
  const fit = fitModel(model, start, control, options.preview);
  const weights = criterionWeights(rows.criterionIds, options.weights);
  const solution: FullSolution = { rows, criterion, total, scale, model, factors, fit, weights };
  return { ...combinedEffects(solution), warnings: warningsOf(solution) };
}

function criteriaModel(rows: Reviews, criterion: Int32Array, y: Float64Array) {
  const criteria = rows.criterionIds.length;
  const applications = rows.applicationIds.length;
  const reviewers = rows.reviewerIds.length;
  const pair = pairIndex(rows);
  const factors: CriteriaFactors = {
    application: 0,
    applicationCriterion: 1,
    reviewer: 2,
    reviewerCriterion: 3,
    applicationReviewer: 4,
  };
  const list: RandomFactor[] = [
    { levels: applications, index: rows.application },
    { levels: applications * criteria, index: rows.application.map((i, r) => i * criteria + criterion[r]!) },
    { levels: reviewers, index: rows.reviewer },
    { levels: reviewers * criteria, index: rows.reviewer.map((j, r) => j * criteria + criterion[r]!) },
    pair,
  ];
  const model: MixedModel = {
    y,
    weight: rows.weight,
    fixedClass: criterion,
    fixedClasses: criteria,
    factors: list,
  };
  return { model, factors };
}

/** One level per (application, reviewer); rows are sorted by both. */
function pairIndex({ application, reviewer }: Reviews): RandomFactor {
  const index = new Int32Array(application.length);
  let levels = 0;
  for (let r = 0; r < application.length; r++) {
    const same = r > 0 && application[r] === application[r - 1] && reviewer[r] === reviewer[r - 1];
    if (!same) levels++;
    index[r] = levels - 1;
  }
  return { levels, index };
}

function warningsOf({ fit, factors }: FullSolution): ScoringWarning[] {
  const warnings: ScoringWarning[] = [];
  if (fit.variances[factors.application] === 0) {
    const message = 'no differences between applications common to all criteria beyond chance';
    warnings.push({ code: 'BOUNDARY_APPLICATION', message });
  }
  if (fit.variances[factors.reviewer] === 0) {
    const message = 'no differences in leniency common to all criteria beyond chance';
    warnings.push({ code: 'BOUNDARY_REVIEWER', message });
  }
  if (!fit.converged) {
    warnings.push({ code: 'NOT_CONVERGED', message: 'variance estimation stopped before it settled' });
  }
  return warnings;
}

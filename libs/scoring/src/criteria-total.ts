import type { Reviews } from './reviews.js';
import { ScoringError } from './scoring-error.js';
import type { ScoredCriterion, ScoringWarning } from './scoring-result.js';

export interface CriteriaTotal {
  /** One row per review, its score the total over criteria. */
  readonly reviews: Reviews;
  readonly criteria: readonly ScoredCriterion[];
  readonly warnings: readonly ScoringWarning[];
}

/** A criterion that more reviews than this share leave out is reported. */
const NOTABLE_SHARE = 0.1;

/**
 * One total per review: T = sum_present w_c (y_c - m_c) / sum_present w_c + sum_c w_c m_c, m_c the mean of criterion c
 * over all rows. Leaving out an easy criterion therefore neither lifts nor lowers a review (scoring design, section 7).
 * Example: weights 1/2 each, means 3 and 4, a review of only the first with 5: T = (5 - 3) + 3.5 = 5.5.
 * @throws ScoringError CRITERION_WITHOUT_WEIGHT
 */
export function totalOverCriteria(
  reviews: Reviews,
  weights: Readonly<Record<string, number>> | undefined,
): CriteriaTotal {
  const { criterion, criterionIds } = reviews;
  if (criterion === null) throw new ScoringError('BAD_OPTION', 'the rows have no criteria');
  const share = criterionWeights(criterionIds, weights);
  const { mean, count } = criterionMeans(reviews.score, criterion, criterionIds.length);
  const origin = share.reduce((sum, w, c) => sum + w * mean[c]!, 0);
  const groups = rowsOfReviews(reviews);
  const score = new Float64Array(groups.length);
  const weight = new Float64Array(groups.length);
  groups.forEach((rows, k) => {
    let [sum, present, precision] = [0, 0, 0];
    for (const r of rows) {
      const c = criterion[r]!;
      sum += share[c]! * (reviews.score[r]! - mean[c]!);
      present += share[c]!;
      precision += reviews.weight ? reviews.weight[r]! : 1;
    }
    score[k] = sum / present + origin;
    weight[k] = precision / rows.length;
  });
  const criteria = criterionIds.map((id, c) => ({ id, weight: share[c]!, mean: mean[c]!, n: count[c]! }));
  const total: Reviews = {
    ...reviews,
    application: Int32Array.from(groups, ([r]) => reviews.application[r!]!),
    reviewer: Int32Array.from(groups, ([r]) => reviews.reviewer[r!]!),
    criterion: null,
    score,
    weight: reviews.weight ? weight : null,
  };
  return { reviews: total, criteria, warnings: missingCriteria(criteria, groups.length) };
}

/** Weights normalised to sum 1 over the criteria in use; equal without weights. */
export function criterionWeights(
  ids: readonly string[],
  weights: Readonly<Record<string, number>> | undefined,
): Float64Array {
  const own = Float64Array.from(ids, (id) => {
    if (!weights) return 1;
    const weight = Object.hasOwn(weights, id) ? weights[id]! : NaN;
    if (weight > 0 && weight < Infinity) return weight;
    throw new ScoringError('CRITERION_WITHOUT_WEIGHT', `criterion "${id}" has no weight above 0`);
  });
  const sum = own.reduce((total, w) => total + w, 0);
  return own.map((w) => w / sum);
}

export function criterionMeans(score: Float64Array, criterion: Int32Array, criteria: number) {
  const origin = new Float64Array(criteria).fill(NaN);
  const mean = new Float64Array(criteria);
  const count = new Int32Array(criteria);
  for (let r = 0; r < score.length; r++) {
    const c = criterion[r]!;
    if (count[c]! === 0) origin[c] = score[r]!;
    count[c]!++;
    mean[c]! += (score[r]! - origin[c]! - mean[c]!) / count[c]!;
  }
  return { mean: mean.map((m, c) => m + origin[c]!), count };
}

/**
 * Rows of each review. Where a reviewer scored a criterion of an application several times, the first rows of all
 * criteria make one review, the second another, and so on.
 */
function rowsOfReviews({ application, reviewer, criterion }: Reviews): number[][] {
  const groups: number[][] = [];
  let start = 0;
  let repeat = 0;
  for (let r = 0; r < application.length; r++) {
    const same = r > 0 && application[r] === application[r - 1] && reviewer[r] === reviewer[r - 1];
    if (!same) start = groups.length;
    repeat = same && criterion?.[r] === criterion?.[r - 1] ? repeat + 1 : 0;
    const group = groups[start + repeat];
    if (group) group.push(r);
    else groups.push([r]);
  }
  return groups;
}

/** Which criteria many reviews leave out. */
export function missingCriteria(criteria: readonly ScoredCriterion[], reviews: number): ScoringWarning[] {
  const ids = criteria.filter(({ n }) => n < (1 - NOTABLE_SHARE) * reviews).map(({ id }) => id);
  if (ids.length === 0) return [];
  return [
    { code: 'CRITERIA_MISSING', message: 'criteria that more than 10 % of reviews leave out', ids, count: ids.length },
  ];
}

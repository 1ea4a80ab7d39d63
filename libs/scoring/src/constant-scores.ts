import type { CohortFit } from './cohort-fit.js';
import type { Reviews } from './reviews.js';

/** True when every score is the same number. */
export function allEqual(score: Float64Array): boolean {
  for (const value of score) if (value !== score[0]) return false;
  return true;
}

/** The result for equal scores: everything ties and every variance is 0 (scoring design, section 11). */
export function constantFit(reviews: Reviews): CohortFit {
  const applications = reviews.applicationIds.length;
  const reviewers = reviews.reviewerIds.length;
  return {
    level: 0,
    mu: reviews.score[0]!,
    muSe: 0,
    variances: { application: 0, reviewer: 0, residual: 0 },
    remlCriterion: null,
    iterations: 0,
    converged: true,
    method: 'dense',
    blup: new Float64Array(applications),
    blupSd: new Float64Array(applications),
    leniency: new Float64Array(reviewers),
    leniencySd: new Float64Array(reviewers),
    share: new Float64Array(reviews.score.length),
    qualityDraws: null,
    intervalFactor: null,
    drawCost: 0,
    tied: true,
    warnings: [{ code: 'ALL_EQUAL', message: 'every score is the same' }],
  };
}

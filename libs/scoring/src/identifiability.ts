import type { Reviews } from './reviews.js';
import type { FixedVariances } from './scoring-input.js';
import type { ScoringWarning } from './scoring-result.js';

/** What the shape of the data lets a model tell apart, before any number is looked at. */
export interface Identifiability {
  /** The application effect can be estimated. */
  readonly application: boolean;
  /** The reviewer effect can be estimated. */
  readonly reviewer: boolean;
  /** Every application has one review: its effect and the residual are one. */
  readonly singleReviews: boolean;
  readonly oneApplication: boolean;
  /** Every reviewer has one review: leniency and residual are one. */
  readonly reviewerHidden: boolean;
  readonly warnings: readonly ScoringWarning[];
}

/** Variances given by the caller identify what the data alone would not (scoring design, section 11). */
export function identifiability(reviews: Reviews, given: FixedVariances | undefined): Identifiability {
  const rows = reviews.score.length;
  const oneApplication = reviews.applicationIds.length === 1;
  const oneReviewer = reviews.reviewerIds.length === 1;
  const singleReviews = !given && !oneApplication && rows === reviews.applicationIds.length;
  const reviewerHidden = !given && !oneReviewer && rows === reviews.reviewerIds.length;
  const warnings: ScoringWarning[] = [];
  if (oneApplication) {
    warnings.push({ code: 'ONE_APPLICATION', message: 'a single application: nothing to compare it with' });
  }
  if (oneReviewer) {
    warnings.push({ code: 'ONE_REVIEWER', message: 'a single reviewer: leniency cannot be told from quality' });
  }
  if (singleReviews) {
    warnings.push({
      code: 'SINGLE_REVIEW_EACH',
      message: 'one review per application: quality and chance cannot be separated, no intervals',
    });
  }
  if (reviewerHidden) {
    warnings.push({ code: 'SINGLE_REVIEW_PER_REVIEWER', message: 'one review per reviewer: leniency is not known' });
  }
  return {
    application: !oneApplication && !singleReviews,
    reviewer: !oneReviewer && !reviewerHidden,
    singleReviews,
    oneApplication,
    reviewerHidden,
    warnings,
  };
}

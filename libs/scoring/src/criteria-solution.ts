import type { FittedModel } from './fitted-model.js';
import type { MixedModel, Standardisation } from './mixed-model.js';
import type { Reviews } from './reviews.js';

/** Where each effect of the full criteria model stands in `MixedModel.factors`. */
export interface CriteriaFactors {
  readonly application: number;
  readonly applicationCriterion: number;
  readonly reviewer: number;
  readonly reviewerCriterion: number;
  readonly applicationReviewer: number;
}

export interface FullSolution {
  readonly rows: Reviews;
  readonly criterion: Int32Array;
  readonly total: Reviews;
  readonly scale: Standardisation;
  readonly model: MixedModel;
  readonly factors: CriteriaFactors;
  readonly fit: FittedModel;
  /** Weight of each criterion, sum 1. */
  readonly weights: Float64Array;
}

export { canonicalRows } from './canonical-rows.js';
export { ENGINE_VERSION } from './engine-version.js';
export { inputFromRows } from './review-rows.js';
export type { ReviewRow } from './review-rows.js';
export { placeReviews } from './review-allocation.js';
export type { ReviewDemand } from './review-allocation.js';
export { score } from './score.js';
export { ScoringError } from './scoring-error.js';
export type { ScoringErrorCode } from './scoring-error.js';
export { defaultOptions } from './scoring-input.js';
export type {
  DuplicateRule,
  FixedVariances,
  ScoringHooks,
  ScoringInput,
  ScoringLevel,
  ScoringOptions,
  ScoringStage,
} from './scoring-input.js';
export type {
  Agreement,
  AllocatedReviews,
  ConnectedPart,
  Contribution,
  IntraclassCorrelations,
  KrippendorffAlphas,
  LevelReason,
  ModelVariances,
  ScoredApplication,
  ScoredCriterion,
  ScoredReviewer,
  ScoringMethod,
  ScoringModel,
  ScoringResult,
  ScoringWarning,
  WarningCode,
} from './scoring-result.js';

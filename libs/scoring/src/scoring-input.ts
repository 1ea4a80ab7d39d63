/** Level of the reviewer model: 0 lenience, 1 lenience within groups, 2 also scale and noise of each reviewer. */
export type ScoringLevel = 0 | 1 | 2;

/**
 * Reviews in columns, one row per review (or per criterion of a review).
 * Scores stay in the rubric's own unit. A missing score is NaN: the row is dropped and counted, never read as 0.
 */
export interface ScoringInput {
  /** Index into `applicationIds`, one per row. */
  readonly application: Int32Array;
  /** Index into `reviewerIds`, one per row. */
  readonly reviewer: Int32Array;
  readonly score: Float64Array;
  /** Relative precision of the row, > 0: Var e = residual / weight. Absent = 1. */
  readonly weight?: Float64Array;
  /** Index into `criterionIds`, one per row; absent when a row is a whole review. */
  readonly criterion?: Int32Array;
  /** Index into `trackIds`, one per APPLICATION; -1 = none. */
  readonly track?: Int32Array;
  readonly applicationIds: readonly string[];
  readonly reviewerIds: readonly string[];
  readonly trackIds?: readonly string[];
  readonly criterionIds?: readonly string[];
}

/** Fixed variance components, in squared score units, e.g. those of an earlier cohort. */
export interface FixedVariances {
  readonly application: number;
  readonly reviewer: number;
  readonly residual: number;
  readonly track?: number;
}

export type DuplicateRule = 'latest' | 'all' | 'error';

export interface ScoringOptions {
  readonly level: ScoringLevel | 'auto';
  /** Size of the selection for `pTop`; clipped to 1..number of applications. Default: a tenth, rounded up. */
  readonly top?: number;
  /** Weight of each criterion by id, positive; normalised to sum 1. Default: equal. */
  readonly criteriaWeights?: Readonly<Record<string, number>>;
  readonly criteriaModel: 'total' | 'full';
  /** Several rows of one (application, reviewer[, criterion]): keep the last, keep all as replicates, refuse. */
  readonly duplicates: DuplicateRule;
  /** Fast approximate path for a live picture. */
  readonly preview: boolean;
  readonly seed: number;
  /** Posterior draws behind rank intervals and pTop. */
  readonly draws: number;
  /** Number of further reviews to place; 0 = no proposal. */
  readonly allocate: number;
  readonly variances?: FixedVariances;
}

export const defaultOptions: ScoringOptions = {
  level: 'auto',
  criteriaModel: 'total',
  duplicates: 'latest',
  preview: false,
  seed: 1,
  draws: 2000,
  allocate: 0,
};

/** Parts of a run, announced through `ScoringHooks.stage` so that the caller may time them; the engine has no clock. */
export type ScoringStage = 'prepare' | 'fit' | 'level2' | 'intervals' | 'draws' | 'agreement' | 'report';

export interface ScoringHooks {
  /** Asked between steps; true ends the run with ScoringError ABORTED. */
  aborted(): boolean;
  progress(done: number, total: number): void;
  stage?(stage: ScoringStage): void;
}

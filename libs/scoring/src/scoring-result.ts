import type { ScoringLevel } from './scoring-input.js';

export type WarningCode =
  | 'EMPTY'
  | 'ALL_EQUAL'
  | 'ONE_APPLICATION'
  | 'ONE_REVIEWER'
  | 'SINGLE_REVIEW_EACH'
  | 'SINGLE_REVIEW_PER_REVIEWER'
  | 'BOUNDARY_APPLICATION'
  | 'BOUNDARY_REVIEWER'
  | 'BOUNDARY_TRACK'
  | 'BOUNDARY_RESIDUAL'
  | 'NOT_CONVERGED'
  | 'APPROXIMATE'
  | 'DISCONNECTED'
  | 'TRACKS_UNLINKED'
  | 'DUPLICATE_REVIEWS'
  | 'MISSING_SCORES'
  | 'FLOOR_CEILING'
  | 'CRITERIA_MISSING'
  | 'LEVEL1_OFF'
  | 'LEVEL2_OFF'
  | 'LEVEL2_FORCED';

export interface ScoringWarning {
  readonly code: WarningCode;
  /** Plain English for logs and the command line; screens use the code and their own catalogue. */
  readonly message: string;
  readonly count?: number;
  readonly ids?: readonly string[];
}

/** Variance components in squared score units; null = not identified by these data. */
export interface ModelVariances {
  readonly application: number | null;
  readonly reviewer: number | null;
  readonly track?: number | null;
  readonly residual: number | null;
  readonly applicationPlusResidual?: number;
  readonly applicationCriterion?: number;
  readonly reviewerCriterion?: number;
  readonly applicationReviewer?: number;
}

export type ScoringMethod = 'dense' | 'sparse' | 'matrix-free';

/** Why the model stands on its level, for screens; levels 0 and 1 differ by whether tracks were worth an effect. */
export interface LevelReason {
  /** ASKED by number; FEW_REVIEWS to tell scales and noises; NO_BETTER or BETTER at foretelling held-out reviews. */
  readonly code: 'ASKED' | 'FEW_REVIEWS' | 'NO_BETTER' | 'BETTER' | 'PREVIEW' | 'NOT_POSSIBLE';
  readonly reviewsPerReviewer: number;
  /** Mean gain in held-out log score per review of level 2 over the level below, and its standard error. */
  readonly gain?: number;
  readonly gainSe?: number;
  /** Tracks with two reviewers of their own, where applications have tracks; groups are modelled from three on. */
  readonly tracks?: number;
}

export interface ScoringModel {
  /** Mean score of an average application read by an average reviewer. */
  readonly mu: number | null;
  readonly muSe: number | null;
  readonly variances: ModelVariances;
  /** -2 log restricted likelihood; equals lme4's REMLcrit. */
  readonly remlCriterion: number | null;
  readonly level: ScoringLevel;
  readonly levelReason?: LevelReason;
  readonly iterations: number;
  readonly converged: boolean;
  readonly method: ScoringMethod;
  readonly approximate: boolean;
  /** Widening of the intervals over the plug-in width, 1..1.25. */
  readonly intervalFactor: number;
  readonly haloShare?: number;
}

/** One review's part in an application's score: `effect = share (adjusted - mu)`; effects add up to the blup. */
export interface Contribution {
  readonly reviewer: string;
  readonly score: number;
  /** The score as an average reviewer would have given it. */
  readonly adjusted: number;
  readonly share: number;
  readonly effect: number;
}

export interface ScoredApplication {
  readonly id: string;
  /** Number of reviews. */
  readonly n: number;
  readonly rawMean: number;
  /** mu + blup: what an average reviewer would give. */
  readonly calibrated: number | null;
  readonly blup: number | null;
  /** Standard deviation of the prediction error of `blup`, mu estimated (Henderson). */
  readonly sdPev: number | null;
  readonly interval90: readonly [number, number] | null;
  readonly rank: number;
  readonly rankInterval: readonly [number, number] | null;
  /** Chance to be among the best `top`. */
  readonly pTop: number | null;
  readonly component: number;
  readonly track?: string;
  readonly contributions: readonly Contribution[];
}

export interface ScoredReviewer {
  readonly id: string;
  readonly n: number;
  /** How much more than an average reviewer this one gives, in score units. */
  readonly leniency: number | null;
  readonly sd: number | null;
  readonly track?: string;
  readonly scale?: number;
  readonly noise?: number;
}

/** Reviewers who mostly read one track. */
export interface ScoredTrack {
  readonly id: string;
  readonly reviewers: number;
  /** Reviews they gave, in any track. */
  readonly reviews: number;
  /** How much more than an average reviewer they give, in score units. */
  readonly leniency: number;
  readonly sd: number | null;
}

export interface ScoredCriterion {
  readonly id: string;
  readonly weight: number;
  readonly mean: number | null;
  readonly n: number;
}

/** Intraclass correlations of Shrout & Fleiss (1979) over applications scored once by every reviewer. */
export interface IntraclassCorrelations {
  readonly icc1: number | null;
  readonly icc2: number | null;
  readonly icc3: number | null;
  readonly icc1k: number | null;
  readonly icc2k: number | null;
  readonly icc3k: number | null;
  readonly units: number;
  readonly raters: number;
}

export interface KrippendorffAlphas {
  readonly nominal: number | null;
  readonly ordinal: number | null;
  readonly interval: number | null;
  readonly ratio: number | null;
}

export interface Agreement {
  readonly krippendorffAlpha: KrippendorffAlphas;
  readonly icc: IntraclassCorrelations | null;
  /** vA / (vA + vB + ve): reliability of one review by a random reviewer. */
  readonly iccSingle: number | null;
  /** vA / (vA + ve): the same with leniency removed. */
  readonly iccConsistency: number | null;
}

/** A part of the cohort no reviewer connects with the rest; id 1 is the largest. */
export interface ConnectedPart {
  readonly id: number;
  readonly applications: number;
  readonly reviewers: number;
  readonly reviews: number;
}

export interface AllocatedReviews {
  readonly application: string;
  readonly reviews: number;
  readonly priority: number;
}

export interface ScoringResult {
  readonly model: ScoringModel;
  /** Sorted by rank, then id. */
  readonly applications: readonly ScoredApplication[];
  /** Sorted by id. */
  readonly reviewers: readonly ScoredReviewer[];
  /** Sorted by id; from level 1 on. */
  readonly tracks?: readonly ScoredTrack[];
  readonly criteria?: readonly ScoredCriterion[];
  readonly agreement: Agreement;
  readonly components: readonly ConnectedPart[];
  readonly allocation?: readonly AllocatedReviews[];
  readonly warnings: readonly ScoringWarning[];
  readonly engineVersion: string;
}

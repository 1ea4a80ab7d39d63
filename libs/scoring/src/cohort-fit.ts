import type { ReviewerGroups } from './reviewer-groups.js';
import type { LevelReason, ModelVariances, ScoringMethod, ScoringWarning } from './scoring-result.js';
import type { ScoringLevel } from './scoring-input.js';
import type { RandomStream } from './random-stream.js';

export interface QualityDraws {
  /** How many different draws there are. */
  readonly most: number;
  fill(out: Float64Array, index: number): void;
}

/** What reviewers of one track have in common. */
export interface TrackEffects {
  readonly groups: ReviewerGroups;
  /** How much more than an average reviewer those of the group give, in raw score units. */
  readonly leniency: Float64Array;
  /** null where the fit does not say how sure that is. */
  readonly sd: Float64Array | null;
}

/** What every level of the model hands on: all in raw score units, indexed like `Reviews`. */
export interface CohortFit {
  readonly level: ScoringLevel;
  readonly levelReason?: LevelReason;
  readonly mu: number;
  readonly muSe: number;
  readonly variances: ModelVariances;
  readonly remlCriterion: number | null;
  readonly iterations: number;
  readonly converged: boolean;
  readonly method: ScoringMethod;
  readonly blup: Float64Array;
  /** null where the prediction error is not identified. */
  readonly blupSd: Float64Array | null;
  /** null where leniency is not identified. */
  readonly leniency: Float64Array | null;
  readonly leniencySd: Float64Array | null;
  /** Groups of reviewers with their own leniency, from level 1 on. */
  readonly tracks?: TrackEffects;
  /** Weight of each review in its application's blup: effect = share (score - leniency - mu). */
  readonly share: Float64Array;
  /** Part of each review in its application's blup; absent where it is share (score - leniency - mu). */
  readonly effect?: Float64Array;
  /** Scale (1 = as the average reviewer) and noise SD of each reviewer, at level 2. */
  readonly scale?: Float64Array;
  readonly noise?: Float64Array;
  /** Full criteria model: share of a review's own remainder that is common to its criteria. */
  readonly haloShare?: number;
  /** Joint draws of the qualities of the applications, in a unit near their spread (only their order counts); null when they are all exactly tied or unknown. */
  readonly qualityDraws: ((random: RandomStream, widening: number) => QualityDraws) | null;
  /** Widening of plug-in intervals, by bootstrap; null when the fit has none to widen. */
  readonly intervalFactor: ((random: RandomStream) => number) | null;
  /** Multiplications behind one draw. */
  readonly drawCost: number;
  /** True when the data say nothing that separates the applications (variance exactly 0, or a single one). */
  readonly tied: boolean;
  readonly warnings: readonly ScoringWarning[];
}

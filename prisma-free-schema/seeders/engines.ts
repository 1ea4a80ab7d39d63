import type { Id } from '#kernel';
import type { SampleMeeting } from './sample-meetings.js';
import type { RoundInputs } from '../src/entities/assessment/score-run.entity.js';

/** One sent review, as it is scored. */
export interface ReadReview {
  readonly reviewId: Id;
  readonly applicationId: Id;
  readonly reviewerId: Id;
  /** Weighted mean of the levels. */
  readonly total: number;
  /** Levels by id of the criterion. */
  readonly scores: Readonly<Record<Id, number>>;
}

export interface RoundToRank {
  readonly reviews: readonly ReadReview[];
  /** How many applications the round may accept. */
  readonly quota: number;
  /** In the order of the rubric, weights in percent. */
  readonly criteria: readonly { readonly id: Id; readonly key: string; readonly weight: number }[];
  /** By what reviewers are grouped, and what each application answered there, in the order of their ids. */
  readonly groups: { readonly field: string; readonly of: Readonly<Record<Id, string>> };
}

/** One application in a scored round: the columns of a score result. */
export interface RankedApplication {
  readonly applicationId: Id;
  readonly reads: number;
  readonly rawMean: number;
  readonly calibrated: number | null;
  readonly sd: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: number;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly chance: number | null;
  readonly band: 'IN' | 'CLOSE' | 'OUT';
  readonly spread: number;
  /** Calibrated score of each criterion, in the order of the criteria. */
  readonly parts: readonly number[] | null;
  readonly contributions: readonly unknown[];
}

/** A scored round: the columns of a score run, the applications from the best down, the leniency of each reviewer. */
export interface RankedRound {
  readonly inputsHash: string;
  readonly resultHash: string;
  readonly engineVersion: string;
  readonly level: number;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Every level that went in. */
  readonly inputs: RoundInputs;
  readonly model: Readonly<Record<string, unknown>>;
  readonly warnings: readonly unknown[];
  readonly applications: readonly RankedApplication[];
  readonly reviewers: readonly {
    readonly reviewerId: Id;
    readonly reads: number;
    readonly leniency: number;
    readonly sd: number | null;
    readonly group: string | null;
  }[];
}

/** How one can meet, and whom of the other side one ranked, best first. */
interface SideToPair extends SampleMeeting {
  readonly ranked: readonly Id[];
}

export interface StartupToPair extends SideToPair {
  readonly id: Id;
  readonly sectors: readonly string[];
  readonly topicsNeeded: readonly string[];
  readonly stage: string;
}

export interface MentorToPair extends SideToPair {
  readonly id: Id;
  readonly sectors: readonly string[];
  readonly topics: readonly string[];
  readonly stages: readonly string[];
  /** How many startups this mentor takes in all, and how many more now. */
  readonly places: number;
  readonly room: number;
}

export interface CohortToPair {
  /** Each gets one mentor. */
  readonly startups: readonly StartupToPair[];
  readonly mentors: readonly MentorToPair[];
}

export interface PairedCohort {
  /** What the run keeps as its proof. */
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly pairs: readonly {
    readonly startupId: Id;
    readonly mentorId: Id;
    /** Micro-units. */
    readonly affinity: number;
    readonly reasons: Readonly<Record<string, unknown>>;
    readonly ranks: Readonly<Record<string, unknown>> | null;
  }[];
}

/**
 * The platform's own engines, handed in by the caller: what the sample world shows as computed is computed, from sample
 * reviews and sample profiles, by the same code that serves real rounds.
 */
export interface SampleEngines {
  rank(round: RoundToRank): RankedRound | Promise<RankedRound>;
  pair(cohort: CohortToPair): PairedCohort | Promise<PairedCohort>;
}

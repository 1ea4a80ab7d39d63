import type { Pair } from './instance.js';
import type { LinearSolver } from './linear-solver.js';

/** total: largest sum; worst-pair: largest smallest pair first; worst-sum: largest smallest application sum first. */
export type Objective = 'total' | 'worst-pair' | 'worst-sum';

/** What an existing pair is worth: nothing, a fixed bonus, or more than any weight (kept pairs before weight). */
export type KeepMode = 'free' | 'soft' | 'strict';

/** Pairs and prices of an earlier result, in the indices of this instance. */
export interface WarmStart {
  pairs: readonly Pair[];
  prices: readonly number[];
}

export interface MatchOptions {
  /** Review only; default total. */
  objective?: Objective;
  /** The match that exists; pairs that are no longer allowed are ignored. */
  previous?: readonly Pair[];
  /** Default soft when `previous` is given. */
  keepMode?: KeepMode;
  /** Micro-units per kept pair in soft mode; default 100,000. */
  keepBonus?: number;
  /** An earlier match and its prices; a better start, the optimum stays the same. */
  warm?: WarmStart;
  /** Explain these applications or pairs, or every pair. */
  explain?: 'all' | readonly (number | Pair)[];
}

export const DEFAULT_KEEP_BONUS = 100_000;

export interface MatchProgress {
  /** Pivots done so far. */
  pivots: number;
  /** Arcs found violated by the last scan of all arcs (0 = optimum reached), null before the first. */
  violated: number | null;
}

export type MatchStage = 'build' | 'solve' | 'certify' | 'explain';

/** The engine has no clock: the caller says when to stop and hears of progress. */
export interface MatchHooks {
  /** True = stop now; looked at every 1,024 pivots. */
  deadline?(): boolean;
  progress?(progress: MatchProgress): void;
  /** Called when a stage begins, for time keeping. */
  stage?(stage: MatchStage): void;
  /** A linear solver for quotas that cross; without it their search is branch and bound alone. */
  linear?: LinearSolver | undefined;
}

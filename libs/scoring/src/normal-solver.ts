import type { ScoringMethod } from './scoring-result.js';

/**
 * Solves with M = Z'WZ + diag(lambda) by eliminating the largest factor:
 * D = sumP + lambda_P, S = B + diag(lambda_Q) - K' D^-1 K, log det M = sum log D + log det S (scoring design, section 4).
 * Vectors have length p + q, eliminated levels first.
 */
export interface NormalSolver {
  readonly method: ScoringMethod;
  /** Entries of the factor of S: the cost of one draw. */
  readonly entries: number;
  /** Prepares all that follows for these ratios ve / v_k, one per model factor. */
  factor(lambda: readonly number[]): void;
  /** log det M; null where the method cannot know it. */
  logDeterminant(): number | null;
  /**
   * M x = rhs for several right-hand sides. `purpose` names the set: an iterative method starts from its last answer to
   * the same set and may stop early where 'information' (a search direction, not a result) is all that depends on it.
   */
  solve(rhs: readonly Float64Array[], purpose: SolvePurpose): Float64Array[];
  /** Trace of each factor's own block of M^-1. */
  traces(): Float64Array;
  /** Diagonal of M^-1. */
  diagonal(): Float64Array;
  /** Turns q independent standard normals into a draw with covariance S^-1, in place; null where not possible. */
  sample: ((z: Float64Array) => void) | null;
}

export type SolvePurpose = 'fixed' | 'scores' | 'information';

export { match, rematch } from './match.js';
export { standingMatch, type StandingMatch } from './standing-match.js';
export { certify, type Certificate } from './certify.js';
export type { CertifiedPenalties } from './certify-bound.js';
export { ENGINE_VERSION, fingerprintParts } from './fingerprint.js';
export { explain, type Explained } from './explain.js';
export { arcIndex, type MatchInstance, type MatchKind, type Pair, type Quota } from './instance.js';
export type { LinearAnswer, LinearProgram, LinearSolver } from './linear-solver.js';
export { instanceFrom, type ArcList } from './instance-from.js';
export { validateInstance } from './validate.js';
export { MatchError, type MatchErrorCode } from './match-error.js';
export type { KeepMode, MatchHooks, MatchOptions, MatchProgress, MatchStage, Objective, WarmStart } from './options.js';
export type { Penalties } from './penalties.js';
export type { Infeasible } from './infeasible.js';
export type { Fix } from './fixes.js';
export type {
  CertificateKind,
  Explanation,
  MatchParts,
  MatchResult,
  MatchWarning,
  Reason,
  ResultCertificate,
  SolverStatistics,
} from './result.js';
export {
  affinityOf,
  MENTORING_WEIGHTS,
  REVIEW_WEIGHTS,
  WHOLE,
  type Affinity,
  type AffinityBlock,
  type AffinityPart,
  type AffinityProfile,
  type AffinityRules,
  type AffinityShare,
  type AffinityWeights,
} from './affinity.js';
export { conflictsBetween, type ConflictProfile, type ConflictSource, type FoundConflict } from './conflict.js';
export { bidWeights } from './bid-levels.js';
export { differenceFrom, type Difference, type DropCause } from './difference.js';
export { keepCurve, type KeepPoint } from './keep-curve.js';
export { costOfChange, type Change } from './what-if.js';
export { allot, type AllotResult } from './allot.js';
export type { Meeting, OfficeHours } from './office-hours.js';

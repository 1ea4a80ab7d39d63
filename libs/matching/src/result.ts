import type { Infeasible } from './infeasible.js';
import type { MatchKind, Pair } from './instance.js';
import type { Objective } from './options.js';
import type { Penalties } from './penalties.js';

export interface MatchParts {
  /** Sum of w over the pairs, micro-units. */
  weight: string;
  /** What is maximised: weight + B kept - penalties. */
  objective: string;
  /** Applications with at least one judge. */
  covered: number;
  seats: number;
  /** Pairs that also stood in the previous match. */
  kept: number;
  /** Size of the previous match as given, also pairs that are not allowed any more. */
  previous: number;
}

export type CertificateKind = 'prices' | 'threshold' | 'bound' | 'lp';

export interface ResultCertificate {
  kind: CertificateKind;
  /** Worst pair: smallest affinity allowed, and the next larger one, at which `cut` proves that no match exists. */
  threshold?: number;
  nextThreshold?: number | null;
  cut?: Infeasible | null;
  /** Worst sum: no match can lift every application sum above this. */
  worstSumBound?: number;
}

/** pinned: fixed by hand; kept: stood before; best: highest affinity it could have; load: a better judge is needed elsewhere; minimum: the judge's minimum pulls; fairness: the worst-off come first. */
export type Reason = 'pinned' | 'kept' | 'best' | 'load' | 'fairness' | 'minimum';

export interface Explanation {
  application: number;
  judge: number;
  /** True for a pair of the match, false for a pair asked about. */
  matched: boolean;
  affinity: number;
  /** Price of the judge: what one more seat there is worth to others. */
  price: number;
  /** affinity - price. */
  surplus: number;
  /** The best judge the application does not have, by surplus. */
  bestAlternative: { judge: number; surplus: number } | null;
  /** 1 = highest affinity of all its allowed judges. */
  rankForApplication: number;
  reason: Reason | null;
  /** With reason load: the better judge and that judge's price. */
  better?: { judge: number; affinity: number; price: number };
  /** Single pairs only: what the objective loses when the pair is forbidden; null = no match would be left. */
  costIfForbidden?: string | null;
  /** Not matched: how much the surplus falls short of the application's weakest pair. */
  shortBy?: number;
}

export interface MatchWarning {
  code: string;
  message: string;
  /** QUOTAS_NOT_MET: which. */
  quotas?: string[];
}

export interface SolverStatistics {
  pivots: number;
  rounds: number;
  /** Bytes of the solver's own arrays. */
  bytes: number;
}

/** Sums are strings because mentoring objectives pass 2^53. Indices are those of the instance. */
export interface MatchResult {
  status: 'optimal' | 'feasible' | 'infeasible';
  kind: MatchKind;
  objective: Objective;
  total: string;
  parts: MatchParts;
  penalties: Penalties;
  pairs: Pair[];
  /** One price per judge, integers. */
  prices: number[];
  dualBound: string;
  /** dualBound - parts.objective; "0" = proven optimal. */
  gap: string;
  certificate: ResultCertificate;
  worstPair: number | null;
  worstSum: number | null;
  loads: number[];
  infeasible: Infeasible | null;
  explanations?: Explanation[];
  warnings: MatchWarning[];
  statistics: SolverStatistics;
}

import { standardise } from './mixed-model.js';
import type { ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';

/**
 * Level 2: y_r = b_j + s_j q_i + e_r, q_i ~ N(0, 1), Var e_r = v_j / w_r; b_j ~ N(gamma_t(j), vB), gamma ~ N(mu, vG);
 * s_j ~ N(s0, vS), s0 >= .02; v_j ~ inverse gamma(nu/2, nu s2/2) (scoring design, section 6).
 * Scores are standardised; `spread` is their variance V, from which the hyperpriors take their size.
 */
export interface ScaleNoiseData {
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly application: Int32Array;
  readonly reviewer: Int32Array;
  readonly applications: number;
  readonly reviewers: number;
  /** Group of each reviewer; all 0 when there are no groups. */
  readonly group: Int32Array;
  /** 0 = no groups: all reviewers share mu. */
  readonly groups: number;
  readonly spread: number;
}

/** Everything the model knows at one moment. */
export interface ScaleNoiseState {
  readonly q: Float64Array;
  readonly b: Float64Array;
  readonly s: Float64Array;
  readonly v: Float64Array;
  readonly gamma: Float64Array;
  mu: number;
  vB: number;
  vG: number;
  s0: number;
  vS: number;
  s2: number;
  nu: number;
}

export const NU_CHOICES = [3, 5, 8, 12, 20, 40, 100] as const;
export const LEAST_SCALE = 0.02;

/** Shape and rate of the inverse gamma priors of vB and vG, and of vS, rates in units of V. */
export const SPREAD_PRIOR = { shape: 1, rate: 0.05 } as const;
export const SCALE_PRIOR = { shape: 2, rate: 0.02 } as const;

export function scaleNoiseData(reviews: Reviews, groups: ReviewerGroups | null) {
  const scale = standardise(reviews.score, reviews.weight);
  const data: ScaleNoiseData = {
    y: scale.values,
    weight: reviews.weight ?? new Float64Array(reviews.score.length).fill(1),
    application: reviews.application,
    reviewer: reviews.reviewer,
    applications: reviews.applicationIds.length,
    reviewers: reviews.reviewerIds.length,
    group: groups ? groups.group : new Int32Array(reviews.reviewerIds.length),
    groups: groups ? groups.groups : 0,
    spread: scale.variance,
  };
  return { data, scale };
}

/** Start from variances of the lower level (standardised), with all effects at their means. */
export function startingState(
  data: ScaleNoiseData,
  variances: { readonly application: number; readonly reviewer: number; readonly residual: number },
): ScaleNoiseState {
  const least = 0.01 * data.spread;
  const s0 = Math.sqrt(Math.max(variances.application, least));
  const residual = Math.max(variances.residual, least);
  return {
    q: new Float64Array(data.applications),
    b: new Float64Array(data.reviewers),
    s: new Float64Array(data.reviewers).fill(s0),
    v: new Float64Array(data.reviewers).fill(residual),
    gamma: new Float64Array(Math.max(1, data.groups)),
    mu: 0,
    vB: Math.max(variances.reviewer, least),
    vG: Math.max(variances.reviewer, least) / 2,
    s0,
    vS: least,
    s2: residual,
    nu: 8,
  };
}

/** Sums over each reviewer's rows from which b, s and v follow. */
export interface ReviewerSums {
  readonly n: Float64Array;
  readonly w: Float64Array;
  readonly wy: Float64Array;
  readonly wyy: Float64Array;
  readonly wq: Float64Array;
  readonly wqq: Float64Array;
  readonly wqy: Float64Array;
}

export function reviewerSums(data: ScaleNoiseData): ReviewerSums {
  const zeros = () => new Float64Array(data.reviewers);
  const sums = { n: zeros(), w: zeros(), wy: zeros(), wyy: zeros(), wq: zeros(), wqq: zeros(), wqy: zeros() };
  for (let r = 0; r < data.y.length; r++) {
    const j = data.reviewer[r]!;
    const w = data.weight[r]!;
    const y = data.y[r]!;
    sums.n[j]! += 1;
    sums.w[j]! += w;
    sums.wy[j]! += w * y;
    sums.wyy[j]! += w * y * y;
  }
  return sums;
}

/** Refreshes the sums with q; `variance` is what is uncertain about each q (0 when q is a draw). */
export function sumOverQ(
  data: ScaleNoiseData,
  sums: ReviewerSums,
  q: Float64Array,
  variance: Float64Array | null,
): void {
  sums.wq.fill(0);
  sums.wqq.fill(0);
  sums.wqy.fill(0);
  for (let r = 0; r < data.y.length; r++) {
    const j = data.reviewer[r]!;
    const i = data.application[r]!;
    const wq = data.weight[r]! * q[i]!;
    sums.wq[j]! += wq;
    sums.wqq[j]! += wq * q[i]! + (variance ? data.weight[r]! * variance[i]! : 0);
    sums.wqy[j]! += wq * data.y[r]!;
  }
}

/** sum w (y - b - s q)^2 of one reviewer. */
export function residualSquares(sums: ReviewerSums, j: number, b: number, s: number): number {
  const own = sums.wyy[j]! - 2 * b * sums.wy[j]! - 2 * s * sums.wqy[j]!;
  return Math.max(0, own + b * b * sums.w[j]! + 2 * b * s * sums.wq[j]! + s * s * sums.wqq[j]!);
}

/** Precision and precision-weighted mean of each q given b, s and v. */
export function conditionOfQ(data: ScaleNoiseData, state: ScaleNoiseState, precision: Float64Array, sum: Float64Array) {
  precision.fill(1);
  sum.fill(0);
  for (let r = 0; r < data.y.length; r++) {
    const j = data.reviewer[r]!;
    const i = data.application[r]!;
    const weighted = (state.s[j]! * data.weight[r]!) / state.v[j]!;
    precision[i]! += weighted * state.s[j]!;
    sum[i]! += weighted * (data.y[r]! - state.b[j]!);
  }
}

/** Log density of the v_j under inverse gamma(nu/2, nu s2/2), for each choice of nu. */
export function logDensityOfNu(v: Float64Array, s2: number): number[] {
  let logs = 0;
  let inverses = 0;
  for (const value of v) {
    logs += Math.log(value);
    inverses += 1 / value;
  }
  return NU_CHOICES.map((nu) => {
    const half = nu / 2;
    return v.length * (half * Math.log(half * s2) - logGamma(half)) - (half + 1) * logs - half * s2 * inverses;
  });
}

/** log Gamma(x) for x > 0 by Lanczos' approximation (g = 7, nine terms; 15 digits). */
export function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const shifted = x - 1;
  let sum = terms[0]!;
  for (let k = 1; k < terms.length; k++) sum += terms[k]! / (shifted + k);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

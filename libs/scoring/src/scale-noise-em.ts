import type { Reviewers } from './gibbs-sampler.js';
import {
  conditionOfQ,
  LEAST_SCALE,
  logDensityOfNu,
  NU_CHOICES,
  residualSquares,
  type ReviewerSums,
  reviewerSums,
  SCALE_PRIOR,
  type ScaleNoiseData,
  type ScaleNoiseState,
  SPREAD_PRIOR,
  sumOverQ,
} from './scale-noise-model.js';
import { addParts, type ScaleNoiseSummary } from './scale-noise-posterior.js';

const MOST_PASSES = 50;
const SETTLED = 1e-6;

/**
 * Fast fit of the scale and noise model for cohorts too large to sample: EM over q (Dempster, Laird & Rubin 1977) with
 * the same priors; (b, s, v) and the hyperparameters go to their modes. Changes `state` in place.
 * Returns the precision of each q.
 */
export function fitByEm(
  data: ScaleNoiseData,
  state: ScaleNoiseState,
  reviewers: Reviewers,
  onPass: (pass: number) => void,
): Float64Array {
  const sums = reviewerSums(data);
  const precision = new Float64Array(data.applications);
  const weightedSum = new Float64Array(data.applications);
  let before = watched(state);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    onPass(pass);
    expectQuality(data, state, precision, weightedSum);
    sumOverQ(
      data,
      sums,
      state.q,
      precision.map((p) => 1 / p),
    );
    if (reviewers === 'differing') maximiseReviewers(data, state, sums);
    else maximiseEqual(data, state, sums);
    maximiseLeniencyPrior(data, state);
    const after = watched(state);
    const change = after.reduce((most, value, k) => Math.max(most, Math.abs(value / before[k]! - 1)), 0);
    before = after;
    if (change < SETTLED) break;
  }
  expectQuality(data, state, precision, weightedSum);
  return precision;
}

function watched(state: ScaleNoiseState): number[] {
  return [state.s0, state.vB, state.vS, state.s2];
}

function expectQuality(
  data: ScaleNoiseData,
  state: ScaleNoiseState,
  precision: Float64Array,
  weightedSum: Float64Array,
): void {
  conditionOfQ(data, state, precision, weightedSum);
  for (let i = 0; i < data.applications; i++) state.q[i] = weightedSum[i]! / precision[i]!;
}

function centre(data: ScaleNoiseData, state: ScaleNoiseState, j: number): number {
  return data.groups > 0 ? state.gamma[data.group[j]!]! : state.mu;
}

function maximiseReviewers(data: ScaleNoiseData, state: ScaleNoiseState, sums: ReviewerSums): void {
  let inverses = 0;
  let scales = 0;
  for (let j = 0; j < data.reviewers; j++) {
    const v = state.v[j]!;
    const p11 = sums.w[j]! / v + 1 / state.vB;
    const p12 = sums.wq[j]! / v;
    const p22 = sums.wqq[j]! / v + 1 / state.vS;
    const r1 = sums.wy[j]! / v + centre(data, state, j) / state.vB;
    const r2 = sums.wqy[j]! / v + state.s0 / state.vS;
    const determinant = p11 * p22 - p12 * p12;
    const b = (p22 * r1 - p12 * r2) / determinant;
    const s = (p11 * r2 - p12 * r1) / determinant;
    const squares = residualSquares(sums, j, b, s);
    state.b[j] = b;
    state.s[j] = s;
    state.v[j] = (state.nu * state.s2 + squares) / (state.nu + sums.n[j]! + 2);
    inverses += 1 / state.v[j]!;
    scales += s / data.reviewers;
  }
  state.s2 = data.reviewers / inverses;
  const densities = logDensityOfNu(state.v, state.s2);
  state.nu = NU_CHOICES[densities.indexOf(Math.max(...densities))]!;
  state.s0 = Math.max(LEAST_SCALE, scales);
  let spread = 0;
  for (const s of state.s) spread += (s - state.s0) ** 2;
  state.vS = (SCALE_PRIOR.rate * data.spread + spread / 2) / (SCALE_PRIOR.shape + data.reviewers / 2 + 1);
}

function maximiseEqual(data: ScaleNoiseData, state: ScaleNoiseState, sums: ReviewerSums): void {
  let precision = 0;
  let sum = 0;
  for (let j = 0; j < data.reviewers; j++) {
    const ownPrecision = sums.w[j]! / state.s2 + 1 / state.vB;
    const own = (sums.wy[j]! - state.s0 * sums.wq[j]!) / state.s2 + centre(data, state, j) / state.vB;
    state.b[j] = own / ownPrecision;
    precision += sums.wqq[j]!;
    sum += sums.wqy[j]! - state.b[j]! * sums.wq[j]!;
  }
  state.s0 = Math.max(LEAST_SCALE, sum / precision);
  state.s.fill(state.s0);
  let squares = 0;
  for (let j = 0; j < data.reviewers; j++) squares += residualSquares(sums, j, state.b[j]!, state.s0);
  state.s2 = Math.max(squares / data.y.length, 1e-12 * data.spread);
  state.v.fill(state.s2);
}

function maximiseLeniencyPrior(data: ScaleNoiseData, state: ScaleNoiseState): void {
  const spreadOf = (count: number, squares: number) =>
    (SPREAD_PRIOR.rate * data.spread + squares / 2) / (SPREAD_PRIOR.shape + count / 2 + 1);
  if (data.groups > 0) {
    const sum = new Float64Array(data.groups);
    const count = new Float64Array(data.groups);
    for (let j = 0; j < data.reviewers; j++) {
      sum[data.group[j]!]! += state.b[j]!;
      count[data.group[j]!]! += 1;
    }
    for (let g = 0; g < data.groups; g++) {
      state.gamma[g] = (sum[g]! / state.vB + state.mu / state.vG) / (count[g]! / state.vB + 1 / state.vG);
    }
    state.mu = state.gamma.reduce((total, gamma) => total + gamma, 0) / data.groups;
    state.vG = spreadOf(
      data.groups,
      state.gamma.reduce((total, gamma) => total + (gamma - state.mu) ** 2, 0),
    );
  } else state.mu = state.b.reduce((total, b) => total + b, 0) / data.reviewers;
  let squares = 0;
  for (let j = 0; j < data.reviewers; j++) squares += (state.b[j]! - centre(data, state, j)) ** 2;
  state.vB = spreadOf(data.reviewers, squares);
}

/** The fit in the form of a posterior summary; spread of parameters themselves is not known here. */
export function emSummary(data: ScaleNoiseData, state: ScaleNoiseState, precision: Float64Array): ScaleNoiseSummary {
  const effect = new Float64Array(data.y.length);
  const share = new Float64Array(data.y.length);
  addParts(data, state, precision, 1, effect, share);
  const sums = reviewerSums(data);
  return {
    quality: state.q.map((q) => state.s0 * q),
    qualitySd: precision.map((p) => state.s0 / Math.sqrt(p)),
    leniency: state.b.map((b) => b - state.mu),
    leniencySd: state.b.map((_, j) => 1 / Math.sqrt(sums.w[j]! / state.v[j]! + 1 / state.vB)),
    scale: state.s.map((s) => s / state.s0),
    noise: state.v.map(Math.sqrt),
    group: state.gamma.map((gamma) => gamma - state.mu),
    groupSd: null,
    effect,
    share,
    mu: state.mu,
    muSd: Math.sqrt(data.groups > 0 ? state.vG / data.groups : state.vB / data.reviewers),
    variances: { application: state.s0 ** 2, reviewer: state.vB, track: state.vG, residual: state.s2 },
    draws: [],
  };
}

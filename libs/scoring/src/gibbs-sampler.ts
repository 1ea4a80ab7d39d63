import type { RandomStream } from './random-stream.js';
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

/** `equal` keeps one scale and one noise for all reviewers: the lower level, sampled the same way for comparison. */
export type Reviewers = 'differing' | 'equal';

/**
 * Gibbs sampler of the scale and noise model: every conditional is drawn exactly, in the order of sorted ids, from one
 * stream (Gelfand & Smith 1990). A shift of all q against all b is drawn as a block, because it mixes slowly otherwise.
 */
export class GibbsSampler {
  /** Of each q at the last sweep: its precision, and precision times mean. */
  readonly precision: Float64Array;
  readonly weightedSum: Float64Array;
  private readonly sums: ReviewerSums;

  constructor(
    private readonly data: ScaleNoiseData,
    readonly state: ScaleNoiseState,
    private readonly random: RandomStream,
    private readonly reviewers: Reviewers,
  ) {
    this.precision = new Float64Array(data.applications);
    this.weightedSum = new Float64Array(data.applications);
    this.sums = reviewerSums(data);
  }

  /** One round over all unknowns; `seen` is called when q has just been drawn and precision and sum belong to it. */
  sweep(seen?: () => void): void {
    this.drawQuality();
    seen?.();
    this.shiftTogether();
    sumOverQ(this.data, this.sums, this.state.q, null);
    if (this.reviewers === 'differing') {
      this.drawReviewers();
      this.drawNoise();
      this.drawScalePrior();
    } else {
      this.drawLeniencies();
      this.drawCommonScale();
      this.drawCommonNoise();
    }
    this.drawLeniencyPrior();
  }

  private drawQuality(): void {
    const { data, state, random, precision, weightedSum } = this;
    conditionOfQ(data, state, precision, weightedSum);
    for (let i = 0; i < data.applications; i++) {
      state.q[i] = weightedSum[i]! / precision[i]! + random.normal() / Math.sqrt(precision[i]!);
    }
  }

  /** q + d, b - s d leaves the likelihood as it is; d is drawn from what the priors say about it. */
  private shiftTogether(): void {
    const { data, state, random } = this;
    let precision = data.applications;
    let sum = 0;
    for (const q of state.q) sum -= q;
    for (let j = 0; j < data.reviewers; j++) {
      precision += (state.s[j]! * state.s[j]!) / state.vB;
      sum += (state.s[j]! * (state.b[j]! - this.centre(j))) / state.vB;
    }
    const shift = sum / precision + random.normal() / Math.sqrt(precision);
    for (let i = 0; i < data.applications; i++) state.q[i]! += shift;
    for (let j = 0; j < data.reviewers; j++) state.b[j]! -= state.s[j]! * shift;
  }

  private centre(j: number): number {
    return this.data.groups > 0 ? this.state.gamma[this.data.group[j]!]! : this.state.mu;
  }

  /** (b_j, s_j) jointly from their 2 x 2 normal. */
  private drawReviewers(): void {
    const { data, state, sums, random } = this;
    for (let j = 0; j < data.reviewers; j++) {
      const v = state.v[j]!;
      const p11 = sums.w[j]! / v + 1 / state.vB;
      const p12 = sums.wq[j]! / v;
      const p22 = sums.wqq[j]! / v + 1 / state.vS;
      const r1 = sums.wy[j]! / v + this.centre(j) / state.vB;
      const r2 = sums.wqy[j]! / v + state.s0 / state.vS;
      const l11 = Math.sqrt(p11);
      const l21 = p12 / l11;
      const l22 = Math.sqrt(p22 - l21 * l21);
      const z1 = r1 / l11;
      const z2 = (r2 - l21 * z1) / l22;
      const s = (z2 + random.normal()) / l22;
      state.s[j] = s;
      state.b[j] = (z1 + random.normal() - l21 * s) / l11;
    }
  }

  private drawNoise(): void {
    const { data, state, sums, random } = this;
    let inverses = 0;
    for (let j = 0; j < data.reviewers; j++) {
      const squares = residualSquares(sums, j, state.b[j]!, state.s[j]!);
      const v = random.inverseGamma((state.nu + sums.n[j]!) / 2, (state.nu * state.s2 + squares) / 2);
      state.v[j] = v;
      inverses += 1 / v;
    }
    state.s2 = random.gamma((data.reviewers * state.nu) / 2) / ((state.nu / 2) * inverses);
    state.nu = NU_CHOICES[random.choice(logDensityOfNu(state.v, state.s2))]!;
  }

  private drawScalePrior(): void {
    const { data, state, random } = this;
    let mean = 0;
    for (const s of state.s) mean += s / data.reviewers;
    state.s0 = Math.max(LEAST_SCALE, mean + Math.sqrt(state.vS / data.reviewers) * random.normal());
    let squares = 0;
    for (const s of state.s) squares += (s - state.s0) ** 2;
    const rate = SCALE_PRIOR.rate * data.spread + squares / 2;
    state.vS = random.inverseGamma(SCALE_PRIOR.shape + data.reviewers / 2, rate);
  }

  private drawLeniencyPrior(): void {
    const { data, state, random } = this;
    if (data.groups > 0) this.drawGroups();
    else state.mu = this.meanOf(state.b) + Math.sqrt(state.vB / data.reviewers) * random.normal();
    let squares = 0;
    for (let j = 0; j < data.reviewers; j++) squares += (state.b[j]! - this.centre(j)) ** 2;
    state.vB = this.spread(data.reviewers, squares);
  }

  private drawGroups(): void {
    const { data, state, random } = this;
    const sum = new Float64Array(data.groups);
    const count = new Float64Array(data.groups);
    for (let j = 0; j < data.reviewers; j++) {
      sum[data.group[j]!]! += state.b[j]!;
      count[data.group[j]!]! += 1;
    }
    for (let g = 0; g < data.groups; g++) {
      const precision = count[g]! / state.vB + 1 / state.vG;
      const mean = (sum[g]! / state.vB + state.mu / state.vG) / precision;
      state.gamma[g] = mean + random.normal() / Math.sqrt(precision);
    }
    state.mu = this.meanOf(state.gamma) + Math.sqrt(state.vG / data.groups) * random.normal();
    let squares = 0;
    for (const gamma of state.gamma) squares += (gamma - state.mu) ** 2;
    state.vG = this.spread(data.groups, squares);
  }

  private spread(count: number, squares: number): number {
    const rate = SPREAD_PRIOR.rate * this.data.spread + squares / 2;
    return this.random.inverseGamma(SPREAD_PRIOR.shape + count / 2, rate);
  }

  private meanOf(values: Float64Array): number {
    let sum = 0;
    for (const value of values) sum += value;
    return sum / values.length;
  }

  private drawLeniencies(): void {
    const { data, state, sums, random } = this;
    for (let j = 0; j < data.reviewers; j++) {
      const precision = sums.w[j]! / state.v[j]! + 1 / state.vB;
      const sum = (sums.wy[j]! - state.s0 * sums.wq[j]!) / state.v[j]! + this.centre(j) / state.vB;
      state.b[j] = sum / precision + random.normal() / Math.sqrt(precision);
    }
  }

  private drawCommonScale(): void {
    const { data, state, sums, random } = this;
    let precision = 0;
    let sum = 0;
    for (let j = 0; j < data.reviewers; j++) {
      precision += sums.wqq[j]! / state.v[j]!;
      sum += (sums.wqy[j]! - state.b[j]! * sums.wq[j]!) / state.v[j]!;
    }
    state.s0 = Math.max(LEAST_SCALE, sum / precision + random.normal() / Math.sqrt(precision));
    state.s.fill(state.s0);
  }

  private drawCommonNoise(): void {
    const { data, state, sums, random } = this;
    let squares = 0;
    for (let j = 0; j < data.reviewers; j++) squares += residualSquares(sums, j, state.b[j]!, state.s[j]!);
    state.s2 = random.inverseGamma(data.y.length / 2, Math.max(squares, 1e-12 * data.spread) / 2);
    state.v.fill(state.s2);
  }
}

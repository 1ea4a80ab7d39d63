import type { GibbsSampler } from './gibbs-sampler.js';
import type { ScaleNoiseData, ScaleNoiseState } from './scale-noise-model.js';

/** Running mean and variance of a vector. */
class Moments {
  readonly mean: Float64Array;
  private readonly squares: Float64Array;
  private count = 0;

  constructor(length: number) {
    this.mean = new Float64Array(length);
    this.squares = new Float64Array(length);
  }

  add(value: (i: number) => number): void {
    this.count++;
    for (let i = 0; i < this.mean.length; i++) {
      const x = value(i);
      const before = x - this.mean[i]!;
      this.mean[i]! += before / this.count;
      this.squares[i]! += before * (x - this.mean[i]!);
    }
  }

  variance(): Float64Array {
    return this.squares.map((square) => square / Math.max(1, this.count - 1));
  }
}

/** What level 2 says about the cohort, in standardised units. */
export interface ScaleNoiseSummary {
  readonly quality: Float64Array;
  readonly qualitySd: Float64Array;
  readonly leniency: Float64Array;
  readonly leniencySd: Float64Array;
  readonly scale: Float64Array;
  readonly noise: Float64Array;
  /** Common leniency of each group of reviewers; its spread where draws tell it. */
  readonly group: Float64Array;
  readonly groupSd: Float64Array | null;
  /** Part of each review in its application's quality; the parts add up to it. */
  readonly effect: Float64Array;
  readonly share: Float64Array;
  readonly mu: number;
  readonly muSd: number;
  readonly variances: {
    readonly application: number;
    readonly reviewer: number;
    readonly track: number;
    readonly residual: number;
  };
  /** Joint draws of the qualities, one row each. */
  readonly draws: readonly Float32Array[];
}

/**
 * Posterior means over the saved sweeps. Qualities use the conditional mean and variance of each sweep
 * (Rao-Blackwell), so that the parts of the reviews, averaged the same way, add up to them exactly.
 */
export function gibbsSummary(
  data: ScaleNoiseData,
  sampler: GibbsSampler,
  burnIn: number,
  saved: number,
  onSweep: (sweep: number) => void,
): ScaleNoiseSummary {
  for (let sweep = 0; sweep < burnIn; sweep++) {
    onSweep(sweep);
    sampler.sweep();
  }
  const record = new SweepRecord(data, sampler, saved);
  for (let sweep = 0; sweep < saved; sweep++) {
    onSweep(burnIn + sweep);
    sampler.sweep(() => record.take());
  }
  return record.summary();
}

/** What is kept of the saved sweeps. */
class SweepRecord {
  private readonly quality: Moments;
  private readonly conditional: Moments;
  private readonly leniency: Moments;
  private readonly scale: Moments;
  private readonly noise: Moments;
  private readonly group: Moments;
  private readonly globals = new Moments(5);
  private readonly effect: Float64Array;
  private readonly share: Float64Array;
  private readonly draws: Float32Array[] = [];

  constructor(
    private readonly data: ScaleNoiseData,
    private readonly sampler: GibbsSampler,
    private readonly saved: number,
  ) {
    this.quality = new Moments(data.applications);
    this.conditional = new Moments(data.applications);
    this.leniency = new Moments(data.reviewers);
    this.scale = new Moments(data.reviewers);
    this.noise = new Moments(data.reviewers);
    this.group = new Moments(data.groups);
    this.effect = new Float64Array(data.y.length);
    this.share = new Float64Array(data.y.length);
  }

  take(): void {
    const { state, weightedSum, precision } = this.sampler;
    this.quality.add((i) => (state.s0 * weightedSum[i]!) / precision[i]!);
    this.conditional.add((i) => (state.s0 * state.s0) / precision[i]!);
    addParts(this.data, state, precision, this.saved, this.effect, this.share);
    this.draws.push(Float32Array.from(state.q, (q) => state.s0 * q));
    this.leniency.add((j) => state.b[j]! - state.mu);
    this.scale.add((j) => state.s[j]! / state.s0);
    this.noise.add((j) => Math.sqrt(state.v[j]!));
    this.group.add((g) => state.gamma[g]! - state.mu);
    const now = [state.mu, state.s0 * state.s0, state.vB, state.vG, state.s2];
    this.globals.add((k) => now[k]!);
  }

  summary(): ScaleNoiseSummary {
    const [mu = 0, application = 0, reviewer = 0, track = 0, residual = 0] = this.globals.mean;
    return {
      quality: this.quality.mean,
      qualitySd: this.quality.variance().map((v, i) => Math.sqrt(v + this.conditional.mean[i]!)),
      leniency: this.leniency.mean,
      leniencySd: this.leniency.variance().map(Math.sqrt),
      scale: this.scale.mean,
      noise: this.noise.mean,
      group: this.group.mean,
      groupSd: this.group.variance().map(Math.sqrt),
      effect: this.effect,
      share: this.share,
      mu,
      muSd: Math.sqrt(this.globals.variance()[0]!),
      variances: { application, reviewer, track, residual },
      draws: this.draws,
    };
  }
}

/** effect = s0 (s w / v)(y - b) / precision, share = s^2 w / (v precision), averaged over `saved` sweeps. */
export function addParts(
  data: ScaleNoiseData,
  state: ScaleNoiseState,
  precision: Float64Array,
  saved: number,
  effect: Float64Array,
  share: Float64Array,
): void {
  for (let r = 0; r < data.y.length; r++) {
    const j = data.reviewer[r]!;
    const weighted = (state.s[j]! * data.weight[r]!) / (state.v[j]! * precision[data.application[r]!]! * saved);
    effect[r]! += state.s0 * weighted * (data.y[r]! - state.b[j]!);
    share[r]! += state.s[j]! * weighted;
  }
}

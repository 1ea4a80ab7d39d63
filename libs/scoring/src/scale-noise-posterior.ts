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
  const { state } = sampler;
  for (let sweep = 0; sweep < burnIn; sweep++) {
    onSweep(sweep);
    sampler.sweep();
  }
  const quality = new Moments(data.applications);
  const conditional = new Moments(data.applications);
  const reviewer = {
    leniency: new Moments(data.reviewers),
    scale: new Moments(data.reviewers),
    noise: new Moments(data.reviewers),
  };
  const globals = new Moments(5);
  const effect = new Float64Array(data.y.length);
  const share = new Float64Array(data.y.length);
  const draws: Float32Array[] = [];
  for (let sweep = 0; sweep < saved; sweep++) {
    onSweep(burnIn + sweep);
    sampler.sweep(() => {
      quality.add((i) => (state.s0 * sampler.weightedSum[i]!) / sampler.precision[i]!);
      conditional.add((i) => (state.s0 * state.s0) / sampler.precision[i]!);
      addParts(data, state, sampler.precision, saved, effect, share);
      draws.push(Float32Array.from(state.q, (q) => state.s0 * q));
      reviewer.leniency.add((j) => state.b[j]! - state.mu);
      reviewer.scale.add((j) => state.s[j]! / state.s0);
      reviewer.noise.add((j) => Math.sqrt(state.v[j]!));
      const now = [state.mu, state.s0 * state.s0, state.vB, state.vG, state.s2];
      globals.add((k) => now[k]!);
    });
  }
  const between = quality.variance();
  const [mu = 0, application = 0, vB = 0, vG = 0, residual = 0] = globals.mean;
  return {
    quality: quality.mean,
    qualitySd: between.map((v, i) => Math.sqrt(v + conditional.mean[i]!)),
    leniency: reviewer.leniency.mean,
    leniencySd: reviewer.leniency.variance().map(Math.sqrt),
    scale: reviewer.scale.mean,
    noise: reviewer.noise.mean,
    effect,
    share,
    mu,
    muSd: Math.sqrt(globals.variance()[0]!),
    variances: { application, reviewer: vB, track: vG, residual },
    draws,
  };
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

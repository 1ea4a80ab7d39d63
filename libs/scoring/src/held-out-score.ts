import { GibbsSampler, type Reviewers } from './gibbs-sampler.js';
import { RandomStream } from './random-stream.js';
import type { Reviews } from './reviews.js';
import { fitByEm } from './scale-noise-em.js';
import { type ScaleNoiseData, type ScaleNoiseState, startingState } from './scale-noise-model.js';

/** How well each level foretells reviews it has not seen; mean log densities per review. */
export interface HeldOutComparison {
  readonly lower: number;
  readonly upper: number;
  /** upper - lower. */
  readonly gain: number;
  readonly gainSe: number;
}

const FOLDS = 5;
const SWEEPS = 400;
const BURN_IN = 100;
/** Densities below this count as this, so that a single surprise does not decide. */
const LEAST_DENSITY = 1e-12;

export interface HeldOutOptions {
  readonly start: Parameters<typeof startingState>[1];
  readonly seed: number;
  /** `em` takes one fold only. */
  readonly method: 'gibbs' | 'em';
  readonly onStep: (step: number) => void;
}

/** Compares differing with equal reviewers on folds by hash of application and reviewer id. */
export function compareHeldOut(reviews: Reviews, data: ScaleNoiseData, options: HeldOutOptions): HeldOutComparison {
  const fold = foldOfRows(reviews);
  const gains: number[] = [];
  let lower = 0;
  let upper = 0;
  for (let out = 0; out < (options.method === 'em' ? 1 : FOLDS); out++) {
    const held = Int32Array.from(fold.keys()).filter((r) => fold[r] === out);
    const train = Int32Array.from(fold.keys()).filter((r) => fold[r] !== out);
    if (held.length === 0 || train.length === 0) continue;
    const kept = rowsOf(data, train);
    const low = heldOutDensities(kept, data, held, 'equal', options);
    const high = heldOutDensities(kept, data, held, 'differing', options);
    low.forEach((value, k) => {
      lower += value;
      upper += high[k]!;
      gains.push(high[k]! - value);
    });
  }
  const n = gains.length;
  const gain = (upper - lower) / n;
  const variance = gains.reduce((sum, g) => sum + (g - gain) ** 2, 0) / Math.max(1, n - 1);
  return { lower: lower / n, upper: upper / n, gain, gainSe: Math.sqrt(variance / n) };
}

/** FNV-1a hash of both ids: the same pair is in the same fold in every run and any row order. */
function foldOfRows(reviews: Reviews): Int32Array {
  return reviews.application.map((i, r) => {
    const key = `${reviews.applicationIds[i]!}\t${reviews.reviewerIds[reviews.reviewer[r]!]!}`;
    let hash = 0x811c9dc5;
    for (let k = 0; k < key.length; k++) hash = Math.imul(hash ^ key.charCodeAt(k), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 13)) >>> 0) % FOLDS;
  });
}

function rowsOf(data: ScaleNoiseData, rows: Int32Array): ScaleNoiseData {
  return {
    ...data,
    y: Float64Array.from(rows, (r) => data.y[r]!),
    weight: Float64Array.from(rows, (r) => data.weight[r]!),
    application: Int32Array.from(rows, (r) => data.application[r]!),
    reviewer: Int32Array.from(rows, (r) => data.reviewer[r]!),
  };
}

function heldOutDensities(
  train: ScaleNoiseData,
  all: ScaleNoiseData,
  held: Int32Array,
  reviewers: Reviewers,
  options: HeldOutOptions,
): Float64Array {
  const state = startingState(train, options.start);
  const density = new Float64Array(held.length);
  if (options.method === 'em') {
    const precision = fitByEm(train, state, reviewers, options.onStep);
    addDensities(all, held, state, precision, density);
    return density.map((d) => Math.log(Math.max(d, LEAST_DENSITY)));
  }
  const sampler = new GibbsSampler(train, state, new RandomStream(options.seed), reviewers);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    if (sweep % 50 === 0) options.onStep(sweep);
    sampler.sweep();
    if (sweep >= BURN_IN) addDensities(all, held, state, null, density);
  }
  return density.map((d) => Math.log(Math.max(d / (SWEEPS - BURN_IN), LEAST_DENSITY)));
}

/** Adds the normal density of each held-out review given b, s, v and q (with its variance where q is not a draw). */
function addDensities(
  data: ScaleNoiseData,
  held: Int32Array,
  state: ScaleNoiseState,
  precision: Float64Array | null,
  density: Float64Array,
): void {
  for (let k = 0; k < held.length; k++) {
    const r = held[k]!;
    const i = data.application[r]!;
    const j = data.reviewer[r]!;
    const s = state.s[j]!;
    const variance = state.v[j]! / data.weight[r]! + (precision ? (s * s) / precision[i]! : 0);
    const d = data.y[r]! - state.b[j]! - s * state.q[i]!;
    density[k]! += Math.exp((-0.5 * d * d) / variance) / Math.sqrt(2 * Math.PI * variance);
  }
}

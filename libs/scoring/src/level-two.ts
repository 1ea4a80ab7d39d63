import type { CohortFit } from './cohort-fit.js';
import { GibbsSampler } from './gibbs-sampler.js';
import { compareHeldOut, type HeldOutComparison } from './held-out-score.js';
import { NORMAL_95, WIDEST } from './interval-factor.js';
import type { Standardisation } from './mixed-model.js';
import { independentErrors } from './posterior-draws.js';
import { RandomStream } from './random-stream.js';
import type { ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';
import { emSummary, fitByEm } from './scale-noise-em.js';
import { type ScaleNoiseData, scaleNoiseData, startingState } from './scale-noise-model.js';
import { roundToGrid, type ScoreGrid, scoreGrid } from './score-grid.js';
import { gibbsSummary, type ScaleNoiseSummary } from './scale-noise-posterior.js';

/** Above this number of rows EM takes the sampler's place. */
const MOST_SAMPLED_ROWS = 30_000;
const BURN_IN = 500;
const SAVED = 1500;
const MOST_RATIOS = 200_000;

export interface LevelTwoOptions {
  readonly groups: ReviewerGroups | null;
  readonly seed: number;
  readonly onStep: (step: number) => void;
}

function methodFor(reviews: Reviews): 'gibbs' | 'em' {
  return reviews.score.length > MOST_SAMPLED_ROWS ? 'em' : 'gibbs';
}

function startFrom(lower: CohortFit, scale: Standardisation) {
  const square = scale.unit * scale.unit;
  const { application, reviewer, residual } = lower.variances;
  return {
    application: (application ?? 0) / square,
    reviewer: (reviewer ?? 0) / square,
    residual: (residual ?? 0) / square,
  };
}

/** Would differing scales and noises foretell unseen reviews better than equal ones? */
export function levelTwoGain(reviews: Reviews, lower: CohortFit, options: LevelTwoOptions): HeldOutComparison {
  const { data, scale } = scaleNoiseData(reviews, options.groups);
  const start = startFrom(lower, scale);
  return compareHeldOut(reviews, data, { ...options, start, method: methodFor(reviews) });
}

/** Level 2: scale and noise of each reviewer beside leniency; `lower` gives the starting values. */
export function fitLevelTwo(reviews: Reviews, lower: CohortFit, options: LevelTwoOptions): CohortFit {
  const { data, scale } = scaleNoiseData(reviews, options.groups);
  const state = startingState(data, startFrom(lower, scale));
  if (methodFor(reviews) === 'em') {
    const precision = fitByEm(data, state, 'differing', options.onStep);
    return inRawUnits(reviews, lower, scale, data, emSummary(data, state, precision));
  }
  const sampler = new GibbsSampler(data, state, new RandomStream(options.seed), 'differing');
  return inRawUnits(reviews, lower, scale, data, gibbsSummary(data, sampler, BURN_IN, SAVED, options.onStep));
}

function inRawUnits(
  reviews: Reviews,
  lower: CohortFit,
  scale: Standardisation,
  data: ScaleNoiseData,
  found: ScaleNoiseSummary,
): CohortFit {
  const { unit } = scale;
  const square = unit * unit;
  const raw = (values: Float64Array) => values.map((v) => v * unit);
  const { application, reviewer, track, residual } = found.variances;
  const withTracks = lower.variances.track === undefined ? {} : { track: track * square };
  return {
    ...lower,
    level: 2,
    mu: scale.centre + found.mu * unit,
    muSe: found.muSd * unit,
    variances: {
      application: application * square,
      reviewer: reviewer * square,
      ...withTracks,
      residual: residual * square,
    },
    remlCriterion: null,
    iterations: found.draws.length > 0 ? BURN_IN + SAVED : lower.iterations,
    blup: raw(found.quality),
    blupSd: raw(found.qualitySd),
    leniency: raw(found.leniency),
    leniencySd: raw(found.leniencySd),
    scale: found.scale,
    noise: raw(found.noise),
    share: found.share,
    effect: raw(found.effect),
    qualityDraws: (random) => drawsOf(found, unit, random),
    intervalFactor: (random) => factorOf(found, random, data, scale, reviews.score),
    tied: false,
    warnings: lower.warnings.filter(({ code }) => !code.startsWith('BOUNDARY')),
  };
}

function drawsOf(found: ScaleNoiseSummary, unit: number, random: RandomStream) {
  if (found.draws.length === 0) {
    const sample = independentErrors(found.qualitySd, random);
    const fill = (out: Float64Array): void => {
      sample(out);
      for (let i = 0; i < out.length; i++) out[i] = (found.quality[i]! + out[i]!) * unit;
    };
    return { most: Infinity, fill };
  }
  const fill = (out: Float64Array, index: number): void => {
    const draw = found.draws[index]!;
    for (let i = 0; i < out.length; i++) out[i] = draw[i]! * unit;
  };
  return { most: found.draws.length, fill };
}

/**
 * How much wider than normal the uncertainty is: 90 % quantile over 1.6449 of |draw - mean| / SD in the posterior, times
 * the same quantile when cohorts drawn from the fit are rounded and clamped like the scores; within 1..1.25.
 */
function factorOf(
  found: ScaleNoiseSummary,
  random: RandomStream,
  data: ScaleNoiseData,
  scale: Standardisation,
  score: Float64Array,
): number {
  const posterior = found.draws.length === 0 ? 1 : quantile90(posteriorRatios(found)) / NORMAL_95;
  const grid = scoreGrid(score);
  const rounding = grid === null ? 1 : quantile90(roundingRatios(found, data, scale, grid, random)) / NORMAL_95;
  return Math.min(WIDEST, Math.max(1, posterior * rounding));
}

function quantile90(ratios: Float64Array): number {
  return ratios.sort()[Math.ceil(0.9 * ratios.length) - 1]!;
}

function posteriorRatios({ draws, quality, qualitySd }: ScaleNoiseSummary): Float64Array {
  const every = Math.max(1, Math.ceil((draws.length * quality.length) / MOST_RATIOS));
  const ratios: number[] = [];
  for (let d = 0; d < draws.length; d += every) {
    const draw = draws[d]!;
    for (let i = 0; i < quality.length; i++) ratios.push(Math.abs(draw[i]! - quality[i]!) / qualitySd[i]!);
  }
  return Float64Array.from(ratios);
}

/**
 * |q - E q| / SD q for cohorts from the fit whose scores were rounded to the grid, reviewers being known. The fitted
 * noise already holds that of rounding, step^2 / 12 (Sheppard), which is therefore taken off before rounding again.
 */
function roundingRatios(
  found: ScaleNoiseSummary,
  data: ScaleNoiseData,
  scale: Standardisation,
  grid: ScoreGrid,
  random: RandomStream,
): Float64Array {
  const { applications } = data;
  const replicates = Math.max(2, Math.round(20_000 / applications));
  const s0 = Math.sqrt(found.variances.application);
  const sheppard = (grid.step / scale.unit) ** 2 / 12;
  const ratios = new Float64Array(replicates * applications);
  const q = new Float64Array(applications);
  const precision = new Float64Array(applications);
  const sum = new Float64Array(applications);
  for (let replicate = 0; replicate < replicates; replicate++) {
    random.fillNormal(q);
    precision.fill(1);
    sum.fill(0);
    for (let r = 0; r < data.y.length; r++) {
      const j = data.reviewer[r]!;
      const i = data.application[r]!;
      const b = found.mu + found.leniency[j]!;
      const s = found.scale[j]! * s0;
      const sd = found.noise[j]! / Math.sqrt(data.weight[r]!);
      const y = b + s * q[i]! + Math.sqrt(Math.max(0.05 * sd * sd, sd * sd - sheppard)) * random.normal();
      const rounded = (roundToGrid(grid, scale.centre + y * scale.unit) - scale.centre) / scale.unit;
      precision[i]! += (s * s) / (sd * sd);
      sum[i]! += (s * (rounded - b)) / (sd * sd);
    }
    for (let i = 0; i < applications; i++) {
      const mean = sum[i]! / precision[i]!;
      ratios[replicate * applications + i] = Math.abs(q[i]! - mean) * Math.sqrt(precision[i]!);
    }
  }
  return ratios;
}

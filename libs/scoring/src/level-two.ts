import type { CohortFit } from './cohort-fit.js';
import { GibbsSampler } from './gibbs-sampler.js';
import { compareHeldOut, type HeldOutComparison } from './held-out-score.js';
import type { Standardisation } from './mixed-model.js';
import { independentErrors } from './posterior-draws.js';
import { posteriorWidth } from './posterior-width.js';
import { RandomStream } from './random-stream.js';
import type { ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';
import { emSummary, fitByEm } from './scale-noise-em.js';
import { type ScaleNoiseData, scaleNoiseData, startingState } from './scale-noise-model.js';
import { gibbsSummary, type ScaleNoiseSummary } from './scale-noise-posterior.js';

/** Above this number of rows EM takes the sampler's place. */
const MOST_SAMPLED_ROWS = 30_000;
const BURN_IN = 500;
const SAVED = 1500;

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
    ...(lower.tracks
      ? { tracks: { ...lower.tracks, leniency: raw(found.group), sd: found.groupSd && raw(found.groupSd) } }
      : {}),
    scale: found.scale,
    noise: raw(found.noise),
    share: found.share,
    effect: raw(found.effect),
    qualityDraws: (random) => drawsOf(found, random),
    intervalFactor: (random) => posteriorWidth(found, random, data, scale, reviews.score),
    tied: false,
    warnings: lower.warnings.filter(({ code }) => !code.startsWith('BOUNDARY')),
  };
}

function drawsOf(found: ScaleNoiseSummary, random: RandomStream) {
  if (found.draws.length === 0) {
    const sample = independentErrors(found.qualitySd, random);
    const fill = (out: Float64Array): void => {
      sample(out);
      for (let i = 0; i < out.length; i++) out[i]! += found.quality[i]!;
    };
    return { most: Infinity, fill };
  }
  const fill = (out: Float64Array, index: number): void => out.set(found.draws[index]!);
  return { most: found.draws.length, fill };
}

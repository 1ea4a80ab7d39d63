import { describe, expect, it } from '@jest/globals';
import { simulateCohort } from '../../../test/support/small-review-cohorts.js';
import { GibbsSampler } from './gibbs-sampler.js';
import { RandomStream } from './random-stream.js';
import { inputFromRows } from './review-rows.js';
import { prepareReviews } from './reviews.js';
import { emSummary, fitByEm } from './scale-noise-em.js';
import { logGamma, scaleNoiseData, startingState } from './scale-noise-model.js';
import { gibbsSummary } from './scale-noise-posterior.js';

const idle = (): void => undefined;

describe('scale and noise by EM', () => {
  it('agrees with the sampler on a cohort with many reviews', () => {
    const { rows } = simulateCohort({
      applications: 200,
      reviewers: 20,
      reviews: 6,
      seed: 21,
      scaleLogSd: 0.3,
      noiseLogSd: 0.4,
    });
    const { data } = scaleNoiseData(prepareReviews(inputFromRows(rows), 'latest'), null);
    const start = { application: 0.4, reviewer: 0.2, residual: 0.4 };
    const state = startingState(data, start);
    const em = emSummary(data, state, fitByEm(data, state, 'differing', idle));
    const sampler = new GibbsSampler(data, startingState(data, start), new RandomStream(1), 'differing');
    const gibbs = gibbsSummary(data, sampler, 200, 600, idle);
    em.quality.forEach((q, i) => expect(Math.abs(q - gibbs.quality[i]!)).toBeLessThan(0.2));
    em.scale.forEach((s, j) => expect(Math.abs(s - gibbs.scale[j]!)).toBeLessThan(0.2));
    em.noise.forEach((v, j) => expect(Math.abs(v / gibbs.noise[j]! - 1)).toBeLessThan(0.2));
  });

  it('knows log Gamma', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  });
});

import { describe, expect, it } from '@jest/globals';
import { simulateCohort } from '../../../test/support/small-review-cohorts.js';
import { inputFromRows } from './review-rows.js';
import { score } from './score.js';

describe('solvers beside each other', () => {
  const { rows } = simulateCohort({ applications: 520, reviewers: 505, reviews: 9, seed: 5 });
  const input = inputFromRows(rows);
  const settings = { level: 0, draws: 1 } as const;

  it('polishes a matrix-free start to the exact optimum', () => {
    const { model } = score(input, settings);
    expect(model).toMatchObject({ method: 'dense', converged: true, approximate: false });
    // the criterion is stationary there: any other variances give a higher one
    const { application, reviewer, residual } = model.variances;
    const best = model.remlCriterion!;
    for (const [a, b] of [
      [1.001, 1],
      [1, 0.999],
    ]) {
      const variances = { application: application! * a!, reviewer: reviewer! * b!, residual: residual! };
      const moved = score(input, { ...settings, variances }).model.remlCriterion!;
      expect(moved).toBeGreaterThan(best);
      expect(moved).toBeLessThan(best + 1e-2);
    }
  });

  it('comes close in the preview, and says that it is approximate', () => {
    const exact = score(input, settings);
    const preview = score(input, { ...settings, preview: true });
    expect(preview.model).toMatchObject({ method: 'matrix-free', approximate: true, remlCriterion: null });
    expect(preview.model.variances.application! / exact.model.variances.application!).toBeCloseTo(1, 2);
    const blups = new Map(exact.applications.map((a) => [a.id, a]));
    for (const a of preview.applications) {
      expect(Math.abs(a.blup! - blups.get(a.id)!.blup!)).toBeLessThan(2e-3);
      expect(Math.abs(a.sdPev! / blups.get(a.id)!.sdPev! - 1)).toBeLessThan(0.02);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { simulateCohort } from '../../../test/support/small-review-cohorts.js';
import { inputFromRows } from './review-rows.js';
import { score } from './score.js';

describe('interval factor', () => {
  it('widens plug-in intervals by little, never narrows them, and covers the truth', () => {
    let covered = 0;
    let all = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { rows, quality } = simulateCohort({ applications: 120, reviewers: 15, reviews: 4, seed });
      const { applications, model } = score(inputFromRows(rows), { level: 0, draws: 20 });
      expect(model.intervalFactor).toBeGreaterThanOrEqual(1);
      expect(model.intervalFactor).toBeLessThanOrEqual(1.25);
      for (const { id, interval90 } of applications) {
        const truth = model.mu! + quality.get(id)!;
        all++;
        if (truth >= interval90![0] && truth <= interval90![1]) covered++;
      }
    }
    expect(covered / all).toBeGreaterThan(0.85);
    expect(covered / all).toBeLessThan(0.95);
  });
});

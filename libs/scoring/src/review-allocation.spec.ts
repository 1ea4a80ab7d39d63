import { describe, expect, it } from '@jest/globals';
import { simulateCohort } from '../../../test/support/small-review-cohorts.js';
import { inputFromRows } from './review-rows.js';
import { score } from './score.js';

describe('allocation of further reviews', () => {
  const { rows } = simulateCohort({ applications: 40, reviewers: 8, reviews: 3, seed: 4 });
  const input = inputFromRows(rows);

  it('spends the budget around the cut', () => {
    const result = score(input, { level: 0, draws: 50, top: 10, allocate: 20 });
    const allocation = result.allocation!;
    expect(allocation.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(20);
    const rank = new Map(result.applications.map((a) => [a.id, a.rank]));
    const distance = allocation.map(({ application }) => Math.abs(rank.get(application)! - 10.5));
    expect(Math.max(...distance)).toBeLessThan(15);
    expect(allocation.map(({ priority }) => priority)).toEqual(
      allocation.map(({ priority }) => priority).toSorted((a, b) => b - a),
    );
  });

  it('spreads evenly where nothing tells applications apart', () => {
    const equal = inputFromRows(rows.map((row) => ({ ...row, score: 3 })));
    const { allocation } = score(equal, { allocate: 80, draws: 20 });
    expect(allocation?.every(({ reviews }) => reviews === 2)).toBe(true);
    expect(allocation).toHaveLength(40);
  });

  it('proposes nothing unless asked', () => {
    expect(score(input, { level: 0, draws: 20 })).not.toHaveProperty('allocation');
  });
});

import { describe, expect, it } from '@jest/globals';
import { refit, scoresOf } from './refit.js';

describe('the fit of a pair under other weights', () => {
  it('is the mean of its parts by their weights', () => {
    expect(refit({ topics: 0.5, sector: 1 }, { topics: 3, sector: 1 }, { topics: 1, sector: 1 })).toBe(0.625);
  });

  it('leaves out what one side did not state, and what weighs nothing', () => {
    const before = { topics: 1, sector: 1, text: 1 };
    expect(refit({ sector: 0.4 }, { topics: 5, sector: 1, text: 0 }, before)).toBe(0.4);
    expect(refit({ text: 1 }, { topics: 5, sector: 1, text: 0 }, before)).toBe(0);
  });

  it('is not told where a part counts for the first time', () => {
    expect(refit({ sector: 1 }, { sector: 1, text: 5 }, { sector: 1, text: 0 })).toBeNull();
  });

  it('comes out of the points of the computation: the same weights give the same fit', () => {
    const before = { topics: 40, sector: 25, stage: 10, text: 0 };
    const points = { topics: 266_666, sector: 333_333 };
    const scores = scoresOf(points, before, 1_000_000);
    expect(scores['topics']).toBeCloseTo(0.4333, 3);
    expect(refit(scores, before, before)).toBeCloseTo(0.599999, 5);
  });
});

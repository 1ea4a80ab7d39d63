import { describe, expect, it } from '@jest/globals';
import { roundToGrid, scoreGrid } from './score-grid.js';

describe('score grid', () => {
  it('finds the step of a rubric', () => {
    expect(scoreGrid(Float64Array.of(1, 2, 4, 5))).toEqual({ low: 1, high: 5, step: 1 });
    expect(scoreGrid(Float64Array.of(2.5, 3, 4.5))).toEqual({ low: 2.5, high: 4.5, step: 0.5 });
    expect(scoreGrid(Float64Array.of(0.1, 0.2, 0.3, 0.7))?.step).toBeCloseTo(0.1, 12);
  });

  it('finds none in scores on a continuum or in equal scores', () => {
    expect(scoreGrid(Float64Array.of(1, 1.37, 2.9))).toBeNull();
    expect(scoreGrid(Float64Array.of(3, 3))).toBeNull();
    expect(scoreGrid(Float64Array.from({ length: 300 }, (_, i) => i))).toBeNull();
  });

  it('rounds and clamps', () => {
    const grid = { low: 1, high: 5, step: 0.5 };
    expect([0, 1.2, 3.3, 9].map((value) => roundToGrid(grid, value))).toEqual([1, 1, 3.5, 5]);
  });
});

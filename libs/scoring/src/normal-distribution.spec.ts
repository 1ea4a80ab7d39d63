import { describe, expect, it } from '@jest/globals';
import { normalCdf } from './normal-distribution.js';

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-1, 0.15865525393145705],
    [-3, 0.0013498980316300946],
    [-8, 6.220960574271785e-16],
  ])('gives Phi(%d)', (x, p) => {
    expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-11);
    expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
  });
});

import { describe, expect, it } from '@jest/globals';
import { RandomStream } from './random-stream.js';

describe('random stream', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const numbers = (seed: number) => {
      const stream = new RandomStream(seed);
      return Array.from({ length: 5 }, () => stream.normal());
    };
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
  });

  it('has the mean and variance of a standard normal', () => {
    const stream = new RandomStream(3);
    const values = new Float64Array(100_000);
    stream.fillNormal(values);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + v * v, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  });
});

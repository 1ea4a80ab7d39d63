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

  it('has the moments and tails of a standard normal', () => {
    const stream = new RandomStream(3);
    const values = new Float64Array(400_000);
    stream.fillNormal(values);
    const share = (test: (v: number) => boolean) =>
      values.reduce((sum, v) => sum + (test(v) ? 1 : 0), 0) / values.length;
    const moment = (power: number) => values.reduce((sum, v) => sum + v ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.006);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.008);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.06);
    expect(Math.abs(share((v) => v < -1.6448536) - 0.05)).toBeLessThan(0.0015);
    expect(Math.abs(share((v) => Math.abs(v) < 0.6744898) - 0.5)).toBeLessThan(0.003);
    expect(Math.abs(share((v) => Math.abs(v) > 3.442619855899) - 0.000576)).toBeLessThan(0.00015);
  });
});

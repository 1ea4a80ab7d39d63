import { describe, expect, it } from '@jest/globals';
import { niceStep, scaleOver } from './chart-scale.js';

describe('a scale', () => {
  it('has round steps', () => {
    expect(niceStep(0, 47, 5)).toBe(10);
    expect(scaleOver([2.3, 4.4])).toMatchObject({ low: 2, high: 4.5, ticks: [2, 2.5, 3, 3.5, 4, 4.5] });
  });
  it('stands for one value and for none', () => {
    expect(scaleOver([3]).at(3)).toBeGreaterThanOrEqual(0);
    expect(scaleOver([]).ticks.length).toBeGreaterThan(1);
  });
  it('holds what lies outside at its ends', () => {
    const scale = scaleOver([0, 10]);
    expect([scale.at(-5), scale.at(5), scale.at(50)]).toEqual([0, 0.5, 1]);
  });
});

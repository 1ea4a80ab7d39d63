import { describe, expect, it } from '@jest/globals';
import { bandOf, cutLine } from './band.js';

const at = (calibrated: number, half = 0.2) => ({
  calibrated,
  interval90: [calibrated - half, calibrated + half] as const,
  rank: 1,
});

describe('the cut line', () => {
  it('lies halfway between the last in and the first out', () => {
    expect(cutLine([at(3), at(4), at(2)], 1)).toBe(3.5);
  });

  it('is nowhere when all fit in', () => {
    expect(cutLine([at(3), at(4)], 2)).toBeNull();
  });
});

describe('the band of an application', () => {
  it.each([
    [at(4), 'IN'],
    [at(3.6), 'CLOSE'],
    [at(3.4), 'CLOSE'],
    [at(3), 'OUT'],
    [{ calibrated: 3.6, interval90: null, rank: 1 }, 'IN'],
    [{ calibrated: null, interval90: null, rank: 1 }, 'CLOSE'],
  ])('%j around 3.5 is %s', (application, band) => {
    expect(bandOf(application, 3.5)).toBe(band);
  });
});

import { describe, expect, it } from '@jest/globals';
import { normalShare, sharesOf, tryRanking, type RowInParts } from './what-if-ranking.js';

const row = (number: string, rank: number, parts: number[]): RowInParts => ({
  resultId: number,
  number,
  name: number,
  rank,
  calibrated: (parts[0]! + parts[1]!) / 2,
  sd: 0.5,
  parts,
});
const rows = [row('A', 1, [5, 3]), row('B', 2, [3, 4.5]), row('C', 3, [2, 2])];
const alike = { weights: [50, 50], quota: 1 };

describe('a ranking on trial', () => {
  it('stays as it is under the weights and the quota of the run', () => {
    const { rows: tried, entered, left } = tryRanking(rows, alike, alike);
    expect(tried.map(({ number, triedRank, tried: score }) => [number, triedRank, score])).toEqual([
      ['A', 1, 4],
      ['B', 2, 3.75],
      ['C', 3, 2],
    ]);
    expect([entered, left]).toEqual([[], []]);
  });

  it('follows the weights: what is good at the heavier criterion moves up', () => {
    const { rows: tried, entered, left } = tryRanking(rows, alike, { weights: [0, 80], quota: 1 });
    expect(tried.map(({ number, tried: score }) => [number, score])).toEqual([
      ['B', 4.5],
      ['A', 3],
      ['C', 2],
    ]);
    expect([entered[0]?.number, left[0]?.number]).toEqual(['B', 'A']);
  });

  it('lets in more when the quota grows, and everybody surely when it holds all', () => {
    const { entered, rows: tried } = tryRanking(rows, alike, { ...alike, quota: 3 });
    expect(entered.map(({ number }) => number)).toEqual(['B', 'C']);
    expect(tried.map(({ chance }) => chance)).toEqual([1, 1, 1]);
  });

  it.each([
    [0, 0.5],
    [1.6449, 0.95],
    [-1.6449, 0.05],
  ])('takes the chance at %d standard deviations from the normal distribution', (z, share) => {
    expect(normalShare(z)).toBeCloseTo(share, 5);
  });

  it('gives as many chances as there are places', () => {
    const { rows: tried } = tryRanking(rows, alike, { ...alike, quota: 2 });
    expect(tried.reduce((sum, { chance }) => sum + (chance ?? 0), 0)).toBeCloseTo(2, 6);
  });

  it('shares weights that sum to nothing alike', () => {
    expect(sharesOf([0, 0])).toEqual([0.5, 0.5]);
  });
});

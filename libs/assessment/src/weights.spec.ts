import { describe, expect, it } from '@jest/globals';
import { mustSumToHundred, reviewTotal } from './weights.js';

describe('weights of a rubric', () => {
  it('are refused with the sum when they do not make 100', () => {
    expect(() => mustSumToHundred([{ weight: 60 }, { weight: 35 }])).toThrow(
      expect.objectContaining({ code: 'WEIGHTS_SUM', params: { sum: 95 } }),
    );
  });

  it('are refused when one is zero', () => {
    expect(() => mustSumToHundred([{ weight: 100 }, { weight: 0 }])).toThrow('OUT_OF_RANGE');
  });

  it('may be uneven', () => {
    expect(() => mustSumToHundred([{ weight: 99 }, { weight: 1 }])).not.toThrow();
  });
});

describe('the total of a review', () => {
  it.each([
    [
      [
        { weight: 20, score: 5 },
        { weight: 30, score: null },
      ],
      5,
    ],
    [
      [
        { weight: 50, score: 1 },
        { weight: 50, score: 4 },
      ],
      2.5,
    ],
    [
      [
        { weight: 75, score: 4 },
        { weight: 25, score: 2 },
      ],
      3.5,
    ],
    [[{ weight: 100, score: null }], null],
  ])('of %j is %p', (scores, total) => {
    expect(reviewTotal(scores)).toBe(total);
  });
});

import { describe, expect, it } from '@jest/globals';
import { intraclassCorrelations } from './intraclass-correlation.js';
import { inputFromRows } from './review-rows.js';
import { prepareReviews } from './reviews.js';

function iccOf(matrix: number[][]) {
  const rows = matrix.flatMap((values, unit) =>
    values.map((score, rater) => ({ application: `u${unit}`, reviewer: `j${rater}`, score })),
  );
  return intraclassCorrelations(prepareReviews(inputFromRows(rows), 'all'));
}

describe('intraclass correlation', () => {
  it('reproduces Shrout and Fleiss 1979', () => {
    const icc = iccOf([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]);
    expect(icc?.icc1).toBeCloseTo(0.165741768405475, 12);
    expect(icc?.icc2).toBeCloseTo(0.289763779527559, 12);
    expect(icc?.icc3).toBeCloseTo(0.714840714840715, 12);
    expect(icc?.icc1k).toBeCloseTo(0.442797133679268, 12);
    expect(icc?.icc2k).toBeCloseTo(0.620050547598989, 12);
    expect(icc?.icc3k).toBeCloseTo(0.909315542377069, 12);
    expect(icc).toMatchObject({ units: 6, raters: 4 });
  });

  it('is null when fewer than two applications were scored by everyone', () => {
    expect(
      iccOf([
        [1, 2, 3],
        [2, 3],
        [4, 5],
      ]),
    ).toBeNull();
    expect(iccOf([[1], [2], [4]])).toBeNull();
  });
});

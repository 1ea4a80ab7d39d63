import { describe, expect, it } from '@jest/globals';
import { normalStream, simulateCohort } from '../../../test/support/small-review-cohorts.js';
import { totalOverCriteria } from './criteria-total.js';
import { inputFromRows, type ReviewRow } from './review-rows.js';
import { prepareReviews } from './reviews.js';
import { score } from './score.js';

/** Every review of a cohort split into three criteria with effects of their own. */
function criteriaRows(drop: (k: number) => boolean): ReviewRow[] {
  const normal = normalStream(77);
  const own = new Map<string, number>();
  const effect = (key: string, sd: number) => own.get(key) ?? own.set(key, sd * normal()).get(key)!;
  let k = 0;
  return simulateCohort({ applications: 60, reviewers: 12, reviews: 4, seed: 8 }).rows.flatMap((row) =>
    ['team', 'market', 'product'].flatMap((criterion, c) => {
      const byApplication = effect(row.application + criterion, 0.4);
      const byReviewer = effect(row.reviewer + criterion, 0.3);
      const value = row.score + 0.5 * c + byApplication + byReviewer + 0.4 * normal();
      return drop(k++) ? [] : [{ ...row, criterion, score: value }];
    }),
  );
}

describe('criteria as a total', () => {
  it('neither lifts nor lowers a review that leaves out an easy criterion', () => {
    const rows: ReviewRow[] = [
      { application: 'a', reviewer: 'r', criterion: 'hard', score: 2 },
      { application: 'a', reviewer: 'r', criterion: 'easy', score: 4 },
      { application: 'b', reviewer: 'r', criterion: 'hard', score: 4 },
    ];
    const { reviews, criteria, warnings } = totalOverCriteria(prepareReviews(inputFromRows(rows), 'latest'), undefined);
    // means: hard 3, easy 4, origin 3.5
    expect([...reviews.score]).toEqual([3, 4.5]);
    expect(criteria).toEqual([
      { id: 'easy', weight: 0.5, mean: 4, n: 1 },
      { id: 'hard', weight: 0.5, mean: 3, n: 2 },
    ]);
    expect(warnings).toEqual([expect.objectContaining({ code: 'CRITERIA_MISSING', ids: ['easy'] })]);
  });

  it('normalises weights and refuses a criterion without one', () => {
    const input = inputFromRows(criteriaRows(() => false));
    const result = score(input, { level: 0, draws: 20, criteriaWeights: { team: 3, market: 1, product: 1 } });
    expect(result.criteria?.map(({ id, weight }) => [id, weight])).toEqual([
      ['market', 0.2],
      ['product', 0.2],
      ['team', 0.6],
    ]);
    expect(() => score(input, { criteriaWeights: { team: 1 } })).toThrow(
      expect.objectContaining({ code: 'CRITERION_WITHOUT_WEIGHT' }),
    );
  });

  it('pairs replicates of all criteria when duplicates are kept', () => {
    const rows = criteriaRows(() => false).slice(0, 3);
    const again = rows.map((row) => ({ ...row, score: row.score! + 1 }));
    const prepared = prepareReviews(inputFromRows([...rows, ...again]), 'all');
    expect(totalOverCriteria(prepared, undefined).reviews.score.length).toBe(2);
  });
});

describe('all criteria at once', () => {
  const input = inputFromRows(criteriaRows((k) => k % 29 === 0));

  it('finds six variances, the halo share, and effects that add up', () => {
    const result = score(input, { criteriaModel: 'full', draws: 100, level: 0 });
    const { variances, haloShare, remlCriterion } = result.model;
    expect(variances.applicationCriterion).toBeGreaterThan(0.05);
    expect(variances.applicationReviewer).toBeGreaterThan(0.05);
    expect(haloShare).toBeCloseTo(
      variances.applicationReviewer! / (variances.applicationReviewer! + variances.residual!),
      12,
    );
    expect(Number.isFinite(remlCriterion)).toBe(true);
    for (const { blup, sdPev, contributions } of result.applications) {
      expect(Math.abs(contributions.reduce((sum, { effect }) => sum + effect, 0) - blup!)).toBeLessThan(1e-9);
      expect(sdPev).toBeGreaterThan(0);
    }
    expect(result.applications.reduce((sum, { pTop }) => sum + pTop!, 0)).toBeCloseTo(6, 9);
  });

  it('declines higher levels in words', () => {
    const result = score(input, { criteriaModel: 'full', draws: 20, level: 2 });
    expect(result.model.level).toBe(0);
    expect(result.warnings.map((warning) => warning.code)).toContain('LEVEL2_OFF');
  });
});

import { describe, expect, it } from '@jest/globals';
import { simulateCohort } from '../../../test/support/small-review-cohorts.js';
import { inputFromRows } from './review-rows.js';
import { score } from './score.js';
import type { ScoringResult } from './scoring-result.js';

function codes(result: ScoringResult): string[] {
  return result.warnings.map((warning) => warning.code);
}

/** Mean squared distance of calibrated scores from the truth. */
function error(result: ScoringResult, quality: Map<string, number>): number {
  const squares = result.applications.map((a) => (a.blup! - quality.get(a.id)!) ** 2);
  return squares.reduce((sum, s) => sum + s, 0) / squares.length;
}

describe('level 1', () => {
  const { rows, quality } = simulateCohort({
    applications: 120,
    reviewers: 60,
    reviews: 3,
    seed: 11,
    tracks: 4,
    trackSd: 1,
  });

  it('turns on by itself when three tracks have reviewers of their own, and removes their bias', () => {
    const groups = score(inputFromRows(rows), { draws: 50 });
    const plain = score(inputFromRows(rows), { level: 0, draws: 50 });
    expect(groups.model.level).toBe(1);
    expect(groups.model.variances.track).toBeGreaterThan(0);
    expect(groups.reviewers[0]).toHaveProperty('track');
    expect(error(groups, quality)).toBeLessThan(error(plain, quality));
  });

  it('says when tracks share no reviewer', () => {
    expect(codes(score(inputFromRows(rows), { level: 1, draws: 50 }))).toContain('TRACKS_UNLINKED');
  });

  it('falls back in words when there are no tracks', () => {
    const plain = rows.map(({ track: _track, ...row }) => row);
    const result = score(inputFromRows(plain), { level: 1, draws: 50 });
    expect(result.model.level).toBe(0);
    expect(codes(result)).toContain('LEVEL1_OFF');
  });
});

describe('level 2', () => {
  const differing = simulateCohort({
    applications: 100,
    reviewers: 18,
    reviews: 5,
    seed: 3,
    scaleLogSd: 0.4,
    noiseLogSd: 0.7,
  });

  it('turns on when reviewers differ in scale and noise, and comes closer to the truth', () => {
    const input = inputFromRows(differing.rows);
    const upper = score(input, { draws: 200 });
    expect(upper.model).toMatchObject({ level: 2, remlCriterion: null });
    expect(error(upper, differing.quality)).toBeLessThan(
      error(score(input, { level: 0, draws: 50 }), differing.quality),
    );
    for (const reviewer of upper.reviewers) expect(reviewer.noise).toBeGreaterThan(0);
    for (const { blup, contributions } of upper.applications) {
      expect(Math.abs(contributions.reduce((sum, { effect }) => sum + effect, 0) - blup!)).toBeLessThan(1e-9);
    }
  });

  it('repeats itself byte for byte, in any order of rows', () => {
    const once = JSON.stringify(score(inputFromRows(differing.rows), { level: 2, draws: 100 }));
    expect(JSON.stringify(score(inputFromRows(differing.rows.toReversed()), { level: 2, draws: 100 }))).toBe(once);
  });

  it('stays off when reviewers are alike, and gives both held-out scores', () => {
    const alike = simulateCohort({ applications: 80, reviewers: 14, reviews: 4, seed: 9 });
    const result = score(inputFromRows(alike.rows), { draws: 50 });
    const off = result.warnings.find((warning) => warning.code === 'LEVEL2_OFF');
    expect(result.model.level).toBe(0);
    expect(off?.message).toMatch(/log score -?\d+\.\d+ against -?\d+\.\d+/);
  });

  it('can be forced on few reviews with a warning, and not in the preview', () => {
    const few = simulateCohort({ applications: 40, reviewers: 30, reviews: 3, seed: 2 });
    expect(codes(score(inputFromRows(few.rows), { level: 2, draws: 50 }))).toContain('LEVEL2_FORCED');
    expect(codes(score(inputFromRows(few.rows), { level: 2, draws: 50, preview: true }))).toContain('LEVEL2_OFF');
  });
});

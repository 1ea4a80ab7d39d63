import { describe, expect, it } from '@jest/globals';
import { inputFromRows, type ReviewRow } from './review-rows.js';
import { score } from './score.js';
import type { ScoringOptions } from './scoring-input.js';

function result(rows: [string, string, number | null][], options: Partial<ScoringOptions> = {}) {
  const reviews: ReviewRow[] = rows.map(([application, reviewer, value]) => ({ application, reviewer, score: value }));
  const scored = score(inputFromRows(reviews), { level: 0, draws: 200, ...options });
  return { ...scored, codes: scored.warnings.map((warning) => warning.code) };
}

describe('degenerate cases (scoring design, section 11)', () => {
  it('answers nothing for no rows, and for rows that are all missing', () => {
    for (const rows of [[], [['a', 'r', null] as [string, string, null]]]) {
      const empty = result(rows);
      expect(empty.applications).toEqual([]);
      expect(empty.model).toMatchObject({ mu: null, muSe: null, remlCriterion: null });
      expect(empty.codes).toContain('EMPTY');
    }
    expect(result([['a', 'r', null]]).warnings).toContainEqual(
      expect.objectContaining({ code: 'MISSING_SCORES', count: 1 }),
    );
  });

  it('ties everything when all scores are equal', () => {
    const equal = result(
      [
        ['a', 'r', 3],
        ['a', 's', 3],
        ['b', 'r', 3],
        ['c', 's', 3],
      ],
      { top: 1 },
    );
    expect(equal.codes).toContain('ALL_EQUAL');
    expect(equal.model).toMatchObject({ remlCriterion: null, variances: { application: 0, reviewer: 0, residual: 0 } });
    for (const a of equal.applications) {
      expect(a).toMatchObject({ rank: 1, blup: 0, sdPev: 0, rankInterval: [1, 3], interval90: [3, 3] });
      expect(a.pTop).toBeCloseTo(1 / 3, 12);
    }
  });

  it('puts a variance on its boundary at exactly 0 and ties the levels', () => {
    // every application has the same mean and reviewers differ widely: no variance between applications
    const flat = result(
      [
        ['a', 'r', 1],
        ['a', 's', 5],
        ['b', 'r', 1],
        ['b', 's', 5],
        ['c', 'r', 2],
        ['c', 's', 4],
        ['d', 'r', 2],
        ['d', 's', 4],
      ],
      { top: 2 },
    );
    expect(flat.codes).toContain('BOUNDARY_APPLICATION');
    expect(flat.model.variances.application).toBe(0);
    for (const a of flat.applications) {
      expect(a).toMatchObject({ blup: 0, sdPev: 0, rank: 1, pTop: 0.5, rankInterval: [1, 4] });
    }
    const fair = result([
      ['a', 'r', 1],
      ['a', 's', 1.5],
      ['b', 'r', 3.5],
      ['b', 's', 3],
      ['c', 'r', 4],
      ['c', 's', 4.5],
      ['d', 'r', 2.5],
      ['d', 's', 2],
    ]);
    expect(fair.codes).toContain('BOUNDARY_REVIEWER');
    expect(fair.reviewers.every((j) => j.leniency === 0 && j.sd === 0)).toBe(true);
  });

  it('ranks single reviews by their score less leniency, without intervals', () => {
    const single = result([
      ['a', 'r', 2],
      ['b', 'r', 4],
      ['c', 's', 5],
      ['d', 's', 3],
      ['e', 's', 4.5],
    ]);
    expect(single.codes).toContain('SINGLE_REVIEW_EACH');
    expect(single.model.variances).toMatchObject({ application: null, residual: null });
    expect(single.model.variances.applicationPlusResidual).toBeGreaterThan(0);
    for (const a of single.applications) {
      expect(a).toMatchObject({ sdPev: null, interval90: null, rankInterval: null, pTop: null });
      const [review] = a.contributions;
      const leniency = single.reviewers.find((j) => j.id === review!.reviewer)!.leniency!;
      expect(a.blup).toBeCloseTo(review!.score - single.model.mu! - leniency, 12);
    }
    const given = result(
      [
        ['a', 'r', 2],
        ['b', 'r', 4],
        ['c', 's', 5],
      ],
      {
        variances: { application: 0.4, reviewer: 0.2, residual: 0.4 },
      },
    );
    expect(given.codes).not.toContain('SINGLE_REVIEW_EACH');
    expect(given.applications[0]!.sdPev).toBeGreaterThan(0);
  });

  it('ranks by own score under one reviewer', () => {
    const one = result([
      ['a', 'r', 2],
      ['b', 'r', 4],
      ['c', 'r', 5],
    ]);
    expect(one.codes).toContain('ONE_REVIEWER');
    expect(one.reviewers[0]!.leniency).toBe(0);
    expect(one.applications.map((a) => a.id)).toEqual(['c', 'b', 'a']);
  });

  it('places a single application at rank 1 with blup 0', () => {
    const one = result([
      ['a', 'r', 2],
      ['a', 's', 4],
      ['a', 't', 5],
    ]);
    expect(one.codes).toContain('ONE_APPLICATION');
    expect(one.applications[0]).toMatchObject({ blup: 0, rank: 1, rankInterval: [1, 1], pTop: 1 });
  });

  it('keeps a reviewer with one review, and shrinks that leniency', () => {
    const kept = result(
      [
        ['a', 'r', 2],
        ['a', 's', 3],
        ['b', 'r', 4],
        ['b', 's', 4.5],
        ['c', 'r', 3],
        ['c', 's', 4],
        ['a', 'once', 5],
      ],
      { variances: { application: 0.5, reviewer: 0.2, residual: 0.5 } },
    );
    const once = kept.reviewers.find((j) => j.id === 'once')!;
    expect(once.n).toBe(1);
    expect(Math.abs(once.leniency!)).toBeLessThan(1);
    expect(kept.warnings).toEqual([]);
  });

  it('stays finite when reviewers agree without any error', () => {
    const exact = result([
      ['a', 'r', 1],
      ['a', 's', 2],
      ['b', 'r', 2],
      ['b', 's', 3],
      ['c', 'r', 4],
      ['c', 's', 5],
    ]);
    expect(exact.applications.map((a) => a.id)).toEqual(['c', 'b', 'a']);
    expect(exact.applications.every((a) => Number.isFinite(a.sdPev!))).toBe(true);
  });

  it('handles two reviews of two applications by two reviewers', () => {
    const two = result([
      ['a', 'r', 1],
      ['b', 's', 2],
    ]);
    expect(two.applications.map((a) => a.id)).toEqual(['b', 'a']);
    expect(two.codes).toEqual(expect.arrayContaining(['SINGLE_REVIEW_EACH', 'DISCONNECTED']));
  });

  it('puts the variance between tracks on its boundary at exactly 0', () => {
    const rows = ['r', 's', 't', 'u', 'v', 'w'].flatMap((reviewer, j) =>
      [0, 1, 2, 3].map((i): ReviewRow => {
        const track = `track ${j % 3}`;
        const score = 2 + i + (j < 3 ? 0.6 : -0.6) + ((i + j) % 2) * 0.3;
        return { application: `${track} ${i}`, reviewer, score, track };
      }),
    );
    const scored = score(inputFromRows(rows), { level: 1, draws: 200 });
    expect(scored.model.level).toBe(1);
    expect(scored.warnings.map(({ code }) => code)).toContain('BOUNDARY_TRACK');
    expect(scored.model.variances.track).toBe(0);
    expect(scored.tracks!.map(({ leniency }) => leniency)).toEqual([0, 0, 0]);
  });

  it('ranks islands together by the prior, and numbers them', () => {
    const islands = result([
      ['a', 'r', 2],
      ['a', 's', 2.5],
      ['b', 'r', 4],
      ['b', 's', 3.5],
      ['c', 't', 3],
      ['c', 'u', 3.5],
      ['d', 't', 1],
      ['d', 'u', 1.5],
    ]);
    expect(islands.warnings).toContainEqual(expect.objectContaining({ code: 'DISCONNECTED', count: 2 }));
    const partOf = Object.fromEntries(islands.applications.map(({ id, component }) => [id, component]));
    expect(partOf).toEqual({ a: 1, b: 1, c: 2, d: 2 });
    expect(islands.applications.map(({ rank }) => rank).toSorted((x, y) => x - y)).toEqual([1, 2, 3, 4]);
  });

  it('counts duplicates and missing scores, and names a crowded end of the scale', () => {
    const { warnings } = result([
      ['a', 'r', 5],
      ['a', 'r', 4],
      ['a', 's', 5],
      ['b', 'r', 5],
      ['b', 's', null],
      ['b', 't', 3],
      ['c', 's', 5],
      ['c', 't', 2],
    ]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'DUPLICATE_REVIEWS', count: 1 }));
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'MISSING_SCORES', count: 1 }));
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'FLOOR_CEILING' }));
  });

  it.each([
    [1, 1e6],
    [1e-6, 0],
    [1e-6, 1],
    [1e6, -1e9],
  ])('is as exact with scores in units of %d around %d', (unit, offset) => {
    const panel = 'abcdefgh'
      .split('')
      .flatMap((a, i) => ['r', 's', 't'].map((r, j): [string, string, number] => [a, r, ((i * 5 + j * 3) % 7) + j]));
    const plain = result(panel);
    const moved = result(panel.map(([a, r, value]) => [a, r, offset + unit * value]));
    expect(moved.applications.map(({ id, rank }) => [id, rank])).toEqual(
      plain.applications.map(({ id, rank }) => [id, rank]),
    );
    moved.applications.forEach((one, at) => expect(one.blup! / unit).toBeCloseTo(plain.applications[at]!.blup!, 6));
    expect(moved.model.variances.residual! / unit ** 2).toBeCloseTo(plain.model.variances.residual!, 5);
  });
});

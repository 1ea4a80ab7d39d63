import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inputFromRows, type ReviewRow } from './review-rows.js';
import { score } from './score.js';
import type { ScoringError } from './scoring-error.js';
import type { ScoringResult } from './scoring-result.js';

/** 'application reviewer score' triples, one per line of text. */
function rowsOf(text: string): ReviewRow[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [application, reviewer, value] = line.trim().split(' ');
      return { application: application!, reviewer: reviewer!, score: Number(value) };
    });
}

const panel = rowsOf(`a r1 4.5
  a r2 3
  b r2 2
  b r3 3.5
  c r1 3
  c r3 2.5
  d r1 5
  d r2 4
  d r3 4.5
  e r2 1.5
  e r3 2`);

const quick = { level: 0, draws: 200 } as const;

function codes(result: ScoringResult): string[] {
  return result.warnings.map((warning) => warning.code);
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}

const cohort = fc
  .array(
    fc.record({
      application: fc.integer({ min: 0, max: 7 }).map((i) => `a${i}`),
      reviewer: fc.integer({ min: 0, max: 5 }).map((i) => `r${i}`),
      score: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => [...new Map(rows.map((row) => [`${row.application} ${row.reviewer}`, row])).values()]);

describe('score', () => {
  it('ranks the application that all reviewers prefer first', () => {
    const result = score(inputFromRows(panel), quick);
    expect(result.applications[0]!.id).toBe('d');
    expect(result.applications.at(-1)!.id).toBe('e');
    expect(result.model).toMatchObject({ level: 0, method: 'dense', approximate: false, converged: true });
  });

  it('gives the same bytes for any order of rows', () => {
    const expected = JSON.stringify(score(inputFromRows(panel), quick));
    fc.assert(
      fc.property(fc.shuffledSubarray(panel, { minLength: panel.length }), (rows) => {
        expect(JSON.stringify(score(inputFromRows(rows), quick))).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('never answers NaN, infinity or an exception, whatever the scores', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const result = score(inputFromRows(rows), quick);
        expect(numbersIn(result).every(Number.isFinite)).toBe(true);
        expect(result.applications.map((a) => a.rank)).toEqual(
          result.applications.map((a) => a.rank).toSorted((x, y) => x - y),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('makes each blup the sum of its contributions', () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        for (const { blup, contributions } of score(inputFromRows(rows), quick).applications) {
          const sum = contributions.reduce((total, { effect }) => total + effect, 0);
          expect(Math.abs(sum - blup!)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lets the chances to be selected add up to the size of the selection', () => {
    for (const top of [1, 2, 4]) {
      const result = score(inputFromRows(panel), { ...quick, top });
      expect(result.applications.reduce((sum, { pTop }) => sum + pTop!, 0)).toBeCloseTo(top, 9);
    }
  });

  it.each([
    ['an offset of a million', 1, 1e6],
    ['a unit of a millionth', 2 ** -20, 0],
    ['a hundred-point scale', 20, 0],
    ['astronomic scores', 2 ** 400, 0],
    ['vanishing scores', 2 ** -400, 0],
  ])('keeps ranks and moves scores along with %s', (_, factor, shift) => {
    const plain = score(inputFromRows(panel), quick);
    const moved = score(inputFromRows(panel.map((row) => ({ ...row, score: row.score! * factor + shift }))), quick);
    moved.applications.forEach((application, i) => {
      const before = plain.applications[i]!;
      expect(application.id).toBe(before.id);
      expect(application.rank).toBe(before.rank);
      expect(application.pTop).toBeCloseTo(before.pTop!, 9);
      expect(application.blup! / factor).toBeCloseTo(before.blup!, 7);
      expect(application.sdPev! / factor).toBeCloseTo(before.sdPev!, 7);
    });
    expect((moved.model.mu! - shift) / factor).toBeCloseTo(plain.model.mu!, 7);
  });

  it('keeps the latest of two reviews, and counts the other', () => {
    const twice = [...panel, { application: 'a', reviewer: 'r1', score: 1 }];
    const result = score(inputFromRows(twice), quick);
    const once = panel.map((row) => (row.application === 'a' && row.reviewer === 'r1' ? { ...row, score: 1 } : row));
    expect(result.applications).toEqual(score(inputFromRows(once), quick).applications);
    expect(result.warnings.find((warning) => warning.code === 'DUPLICATE_REVIEWS')?.count).toBe(1);
  });

  it('keeps all as replicates or refuses when asked', () => {
    const twice = inputFromRows([...panel, { application: 'a', reviewer: 'r1', score: 1 }]);
    const all = score(twice, { ...quick, duplicates: 'all' });
    expect(all.applications.find((a) => a.id === 'a')!.n).toBe(3);
    expect(() => score(twice, { ...quick, duplicates: 'error' })).toThrow(
      expect.objectContaining({ code: 'DUPLICATE_REVIEW', row: 11 } satisfies Partial<ScoringError>),
    );
  });

  it('counts a review of weight 2 like two reviews of its score', () => {
    const weighted = panel.map((row, i) => ({ ...row, weight: i === 0 ? 2 : 1 }));
    const doubled = [...panel, panel[0]!];
    const variances = { application: 0.8, reviewer: 0.2, residual: 0.4 };
    const one = score(inputFromRows(weighted), { ...quick, variances });
    const two = score(inputFromRows(doubled), { ...quick, variances, duplicates: 'all' });
    one.applications.forEach((a) => {
      expect(a.blup).toBeCloseTo(two.applications.find((b) => b.id === a.id)!.blup!, 10);
    });
  });

  it('ends when the caller cancels, and reports progress until then', () => {
    const seen: number[] = [];
    const hooks = { aborted: () => seen.length > 2, progress: (done: number) => seen.push(done) };
    expect(() => score(inputFromRows(panel), quick, hooks)).toThrow(expect.objectContaining({ code: 'ABORTED' }));
    expect(seen.length).toBe(3);
  });

  it.each([
    ['BAD_OPTION', { draws: 0 }],
    ['BAD_OPTION', { top: 0 }],
    ['BAD_OPTION', { variances: { application: 1, reviewer: 1, residual: 0 } }],
  ] as const)('refuses a wrong option with %s', (code, options) => {
    expect(() => score(inputFromRows(panel), options)).toThrow(expect.objectContaining({ code }));
  });

  it('warns when scores crowd at an end of the scale and when reviews form islands', () => {
    const islands = rowsOf(`a r1 5
      b r1 5
      a r2 5
      b r2 1
      c r3 5
      d r3 4
      c r4 3
      d r4 5`);
    const result = score(inputFromRows(islands), quick);
    expect(codes(result)).toEqual(expect.arrayContaining(['DISCONNECTED', 'FLOOR_CEILING']));
    expect(result.components).toEqual([
      { id: 1, applications: 2, reviewers: 2, reviews: 4 },
      { id: 2, applications: 2, reviewers: 2, reviews: 4 },
    ]);
  });
});

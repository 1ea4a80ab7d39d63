import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseReviews, readText } from './review-file.js';

describe('review file', () => {
  it('reads columns in any order, trims ids, ignores other columns and counts missing scores as NaN', () => {
    const { input, lines } = parseReviews(
      'score,note,reviewer,application,track\n4,x, r1 ,a1,t\nNA,,r2,a1,\n5,,r1,a2,t\n',
    );
    expect(input.applicationIds).toEqual(['a1', 'a2']);
    expect(input.reviewerIds).toEqual(['r1', 'r2']);
    expect([...input.score]).toEqual([4, NaN, 5]);
    expect([...(input.track ?? [])]).toEqual([0, 0]);
    expect([...lines]).toEqual([2, 3, 4]);
  });

  it('takes an empty weight for 1 and reads criteria', () => {
    const { input } = parseReviews('application,reviewer,criterion,weight,score\na,r,team,,3\na,r,market,2.5,4\n');
    expect([...(input.weight ?? [])]).toEqual([1, 2.5]);
    expect(input.criterionIds).toEqual(['team', 'market']);
  });

  it.each([
    ['MISSING_COLUMN', 'application,score\na,1\n', 1],
    ['MISSING_COLUMN', '', 1],
    ['MISSING_COLUMN', 'application;reviewer;score\na;r;3\n', 1],
    ['MISSING_COLUMN', 'application\treviewer\tscore\n', 1],
    ['DUPLICATE_COLUMN', 'application,reviewer,score,score\n', 1],
    ['BAD_SCORE', 'application,reviewer,score\na,r,3\na,s,four\n', 3],
    ['BAD_SCORE', 'application,reviewer,score\na,r,1e999\n', 2],
    ['BAD_SCORE', 'application,reviewer,score\na,r,NaN\n', 2],
    ['BAD_WEIGHT', 'application,reviewer,score,weight\na,r,3,0\n', 2],
    ['BAD_WEIGHT', 'application,reviewer,score,weight\na,r,3,-1\n', 2],
    ['EMPTY_ID', 'application,reviewer,score\n ,r,3\n', 2],
    ['TWO_TRACKS', 'application,reviewer,score,track\na,r,3,t\nb,r,3,t\na,s,3,u\n', 4],
    ['BAD_CSV', 'application,reviewer,score\na,r\n', 2],
  ])('answers %s with its line', (code, text, line) => {
    expect(() => parseReviews(text)).toThrow(expect.objectContaining({ code, line }));
  });

  it.each([
    ['latin-1 in its third line', Buffer.from('application,reviewer,score\na,r,3\n\xe9,r,4\n', 'latin1'), 3],
    ['latin-1 at its end', Buffer.from('application,reviewer,score\n\xe9', 'latin1'), 2],
    ['UTF-16', Buffer.from('\ufeffapplication,reviewer,score\n', 'utf16le'), 1],
    ['a single wrong byte', Buffer.from([0xff]), 1],
  ])('refuses a file with %s instead of merging ids', (_, bytes, line) => {
    const folder = mkdtempSync(join(tmpdir(), 'semai-csv-'));
    try {
      writeFileSync(join(folder, 'reviews.csv'), bytes);
      expect(() => readText(join(folder, 'reviews.csv'))).toThrow(expect.objectContaining({ code: 'BAD_CSV', line }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { canonicalRows } from './canonical-rows.js';
import { inputFromRows } from './review-rows.js';

const rows = [
  { application: 'b', reviewer: 'r', score: 4.5, track: 't' },
  { application: 'a', reviewer: 's', score: 3, track: 'u' },
  { application: 'a', reviewer: 'r', score: null, track: 'u' },
];

describe('canonical rows', () => {
  it('lists sorted rows after the options that matter', () => {
    const [options, ...lines] = canonicalRows(inputFromRows(rows), { level: 0 }).split('\n');
    expect(JSON.parse(options!)).toEqual([0, null, [], 'total', 'latest', false, 1, 2000, 0, null]);
    expect(lines).toEqual(['a\ts\tu\t\t1\t3', 'b\tr\tt\t\t1\t4.5', '']);
  });

  it('is the same for any order of rows and differs for other options', () => {
    const text = canonicalRows(inputFromRows(rows));
    expect(canonicalRows(inputFromRows(rows.toReversed()))).toBe(text);
    expect(canonicalRows(inputFromRows(rows), { seed: 2 })).not.toBe(text);
  });
});

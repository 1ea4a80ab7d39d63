import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { competitionRanks, RankSorter } from './ranks.js';

describe('ranks', () => {
  it('lets equal values share the smaller rank', () => {
    expect([...competitionRanks([3, 2, 2, 1], 1e-9)]).toEqual([1, 2, 2, 4]);
    expect([...competitionRanks([2, 2 + 5e-10, 1], 1e-9)]).toEqual([1, 1, 3]);
    expect([...competitionRanks([], 1e-9)]).toEqual([]);
  });

  it('sorts like a comparison sort on single precision values', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), (values) => {
        const order = new RankSorter(values.length).descending(Float64Array.from(values));
        const singles = Float32Array.from(values);
        const expected = [...singles.keys()].sort((a, b) => singles[b]! - singles[a]! || a - b);
        const sorted = (indices: Iterable<number>) => [...indices].map((i) => singles[i]! + 0);
        expect(sorted(order)).toEqual(sorted(expected));
      }),
    );
  });
});

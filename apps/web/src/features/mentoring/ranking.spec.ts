import { describe, expect, it } from '@jest/globals';
import { moved, rankedIds } from './ranking.js';

describe('a ranking on the page', () => {
  it('moves one entry by a step and stops at both ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });

  it('starts from the ranks given before, best first', () => {
    const options = [
      { id: 'a', rank: 2 },
      { id: 'b', rank: null },
      { id: 'c', rank: 1 },
    ];
    expect(rankedIds(options)).toEqual(['c', 'a']);
  });
});

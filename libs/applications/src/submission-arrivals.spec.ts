import { describe, expect, it } from '@jest/globals';
import { hashOfAnswers } from './submission-arrivals.js';

describe('the hash of answers', () => {
  it('is the same in whatever order the fields stand', () => {
    const left = { name: 'Tani', team: [{ name: 'Sekar', isLead: true }] };
    const right = { team: [{ isLead: true, name: 'Sekar' }], name: 'Tani' };
    expect(hashOfAnswers(left)).toBe(hashOfAnswers(right));
  });

  it('changes with any answer, with the order of a list, and with the kind of a value', () => {
    const hashes = [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, { a: 1 }, { a: '1' }, { a: null }, {}].map(hashOfAnswers);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

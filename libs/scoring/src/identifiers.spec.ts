import { describe, expect, it } from '@jest/globals';
import { compareCodePoints, renumber } from './identifiers.js';

describe('identifiers', () => {
  it('sorts by code point, not by UTF-16 unit', () => {
    expect(compareCodePoints('a', 'b')).toBeLessThan(0);
    expect(compareCodePoints('～', '😀')).toBeLessThan(0);
    expect(compareCodePoints('a', 'a1')).toBeLessThan(0);
    expect(compareCodePoints('ß', 'ß')).toBe(0);
  });

  it('numbers only the ids in use, in order', () => {
    const { ids, newIndex } = renumber(['c', 'a', 'b'], Uint8Array.of(1, 0, 1));
    expect(ids).toEqual(['b', 'c']);
    expect([...newIndex]).toEqual([1, -1, 0]);
  });
});

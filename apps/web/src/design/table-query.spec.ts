import { describe, expect, it } from '@jest/globals';
import { nextSort, readSort, writeSort } from './table-query.js';

describe('sorting in the address', () => {
  it('reads what it writes', () => {
    expect(readSort('-score')).toEqual({ column: 'score', direction: 'DESC' });
    expect(writeSort({ column: 'name', direction: 'ASC' })).toBe('name');
  });
  it.each([null, '', '-', 'a b', 'score;drop'])('passes over %s', (text) => expect(readSort(text)).toBeUndefined());
  it('goes up, then down, then up', () => {
    const up = nextSort(undefined, 'name');
    const down = nextSort(up, 'name');
    expect(up.direction).toBe('ASC');
    expect(down.direction).toBe('DESC');
    expect(nextSort(down, 'name')).toEqual(up);
    expect(nextSort(down, 'score')).toEqual({ column: 'score', direction: 'ASC' });
  });
});

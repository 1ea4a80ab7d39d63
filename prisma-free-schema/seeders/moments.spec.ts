import { describe, expect, it } from '@jest/globals';
import { between, later, wib, wibDay } from './moments.js';

describe('moments of the sample world', () => {
  it.each([
    ['2021-12-18 15:30', '2021-12-18T08:30:00.000Z'],
    ['2021-10-01', '2021-09-30T17:00:00.000Z'],
    ['2021-10-31 23:59:30', '2021-10-31T16:59:30.000Z'],
  ])('stores %s WIB as %s', (local, stored) => {
    expect(wib(local)).toBe(stored);
  });

  it('counts minutes on, over midnight', () => {
    expect(later(wib('2021-12-31 23:30'), 45)).toBe(wib('2022-01-01 00:15'));
  });

  it('finds the moment at a share of the way, in whole seconds', () => {
    expect(between(wib('2021-10-01 00:00'), wib('2021-10-01 00:00:03'), 0.5)).toBe(wib('2021-10-01 00:00:01'));
  });

  it('knows the day as people in Solo know it', () => {
    expect(wibDay('2021-10-13T18:00:00.000Z')).toBe('2021-10-14');
  });
});

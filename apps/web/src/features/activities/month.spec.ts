import { describe, expect, it } from '@jest/globals';
import { dayOf, monthOf, monthWindow, readMonth, weeksOf } from './month.js';

describe('a month of the calendar', () => {
  it('begins and ends by the clocks of its zone', () => {
    expect(monthWindow('2020-08', 'Asia/Jakarta')).toEqual({
      from: '2020-07-31T17:00:00.000Z',
      to: '2020-08-31T17:00:00.000Z',
    });
    expect(monthWindow('2020-12', 'UTC')).toEqual({ from: '2020-12-01T00:00:00.000Z', to: '2021-01-01T00:00:00.000Z' });
  });

  it('takes a late evening to the day it is there', () => {
    expect(dayOf('2020-08-11T20:00:00Z', 'Asia/Jakarta')).toBe('2020-08-12');
    expect(monthOf('2020-08-31T18:00:00Z', 'Asia/Jakarta')).toBe('2020-09');
  });

  it.each([
    ['2020-02', 5, 5, 29],
    ['2020-06', 5, 0, 30],
    ['2021-02', 4, 0, 28],
    ['2020-08', 6, 5, 31],
  ])('lies %s in %d weeks from Monday, %d days in, with %d days', (month, weeks, before, days) => {
    const shown = weeksOf(month);
    expect(shown).toHaveLength(weeks);
    expect(shown[0]!.findIndex(Boolean)).toBe(before);
    expect(shown.flat().filter(Boolean)).toHaveLength(days);
    expect(shown.every((week) => week.length === 7)).toBe(true);
  });

  it.each([
    ['2020-08', '2020-08'],
    ['2020-13', undefined],
    ['2020-8', undefined],
    ['0001-01', undefined],
    [null, undefined],
  ])('is read from %j as %j', (text, month) => expect(readMonth(text)).toBe(month));
});

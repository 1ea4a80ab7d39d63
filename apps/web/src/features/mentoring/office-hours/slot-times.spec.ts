import { describe, expect, it } from '@jest/globals';
import { startsOf, timesOf } from './slot-times.js';

const round = {
  id: 'a',
  startsAt: '2027-03-01T02:00:00.000Z',
  endsAt: '2027-03-16T10:00:00.000Z',
  slotMinutes: 30,
  zone: 'Asia/Jakarta',
};

describe('times to offer', () => {
  it('are the days of the round and the times of its grid by the clock of its zone', () => {
    const { days, clocks, repeats } = timesOf(round);
    expect([days[0], days.at(-1), days.length, repeats]).toEqual(['2027-03-01', '2027-03-14', 14, true]);
    expect(clocks.map(({ clock }) => clock).slice(0, 3)).toEqual(['07:00', '07:30', '08:00']);
    expect(timesOf({ ...round, startsAt: '2027-03-01T02:15:00.000Z' }).clocks[0]?.clock).toBe('07:15');
    expect(timesOf({ ...round, endsAt: '2027-03-02T17:00:00.000Z' })).toMatchObject({
      days: ['2027-03-01', '2027-03-02'],
      repeats: false,
    });
  });

  it('repeat by week, and never lie outside the round', () => {
    const picked = { days: ['2027-03-01', '2027-03-02'], clocks: ['07:00', '16:30', '17:00'], weekly: false };
    expect(startsOf(round, picked)).toEqual([
      '2027-03-01T09:30:00.000Z',
      '2027-03-01T10:00:00.000Z',
      '2027-03-02T00:00:00.000Z',
      '2027-03-02T09:30:00.000Z',
      '2027-03-02T10:00:00.000Z',
    ]);
    expect(startsOf(round, { ...picked, days: ['2027-03-02'], clocks: ['16:30', '17:00'], weekly: true })).toEqual([
      '2027-03-02T09:30:00.000Z',
      '2027-03-02T10:00:00.000Z',
      '2027-03-09T09:30:00.000Z',
      '2027-03-09T10:00:00.000Z',
      '2027-03-16T09:30:00.000Z',
    ]);
  });
});

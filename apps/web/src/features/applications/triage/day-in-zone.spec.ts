import { describe, expect, it } from '@jest/globals';
import { dayIn, endOfDay } from './day-in-zone.js';

describe('a day of the programme', () => {
  it.each([
    ['Asia/Jakarta', '2027-03-14T16:59:00.000Z'],
    ['Asia/Makassar', '2027-03-14T15:59:00.000Z'],
    ['Asia/Jayapura', '2027-03-14T14:59:00.000Z'],
    ['UTC', '2027-03-14T23:59:00.000Z'],
  ])('ends by the clocks of %s, wherever the reader is', (zone, end) => {
    expect(endOfDay('2027-03-14', zone)).toBe(end);
  });

  it('has begun there when it has not here', () => {
    const now = Date.parse('2027-03-14T18:00:00Z');
    expect(dayIn('Asia/Jakarta', 0, now)).toBe('2027-03-15');
    expect(dayIn('UTC', 7, now)).toBe('2027-03-21');
  });
});

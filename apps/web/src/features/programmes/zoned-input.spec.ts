import { describe, expect, it } from '@jest/globals';
import { fromZonedInput, toZonedInput } from './zoned-input.js';

describe('a date-and-time field in the zone of a programme', () => {
  it('shows a moment by the clock of the zone, not of the device', () => {
    expect(toZonedInput('2030-06-30T16:59:00Z', 'Asia/Jakarta')).toBe('2030-06-30T23:59');
    expect(toZonedInput('2030-06-30T16:59:00+00:00', 'Asia/Jayapura')).toBe('2030-07-01T01:59');
  });

  it('reads back the same moment, also across a change of clocks', () => {
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Europe/Berlin', 'America/St_Johns']) {
      for (const moment of ['2030-03-31T00:30:00.000Z', '2030-03-31T01:30:00.000Z', '2030-12-18T17:00:00.000Z']) {
        expect(fromZonedInput(toZonedInput(moment, zone), zone)).toBe(moment);
      }
    }
  });

  it('gives nothing for a field that is not filled in', () => {
    expect(fromZonedInput('', 'Asia/Jakarta')).toBeUndefined();
    expect(fromZonedInput('2030-13-45T10:00', 'Asia/Jakarta')).toBeUndefined();
  });
});

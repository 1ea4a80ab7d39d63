import { describe, expect, it } from '@jest/globals';
import { calendarOf } from './calendar-entry.js';

const entry = {
  id: '0001',
  sequence: 2,
  starts: '2027-03-01T02:00:00Z',
  ends: '2027-03-01T02:30:00Z',
  summary: 'Harga; biaya, dan pemasok',
  description: 'Baris satu\nBaris dua \\',
  location: '',
};

describe('an entry for a calendar', () => {
  it('is written as RFC 5545 wants it', () => {
    const text = calendarOf([entry], { cancelled: false, stamp: '2027-02-01T00:00:00.000Z' });
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Semai//Semai//ID',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:0001@semai',
      'DTSTAMP:20270201T000000Z',
      'SEQUENCE:2',
      'DTSTART:20270301T020000Z',
      'DTEND:20270301T023000Z',
      'SUMMARY:Harga\\; biaya\\, dan pemasok',
      'DESCRIPTION:Baris satu\\nBaris dua \\\\',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('folds lines by octets and never inside a sign', () => {
    const long = { ...entry, summary: 'é'.repeat(100) };
    const lines = calendarOf([long], { cancelled: true, stamp: entry.starts }).split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = lines.join('\r\n').replaceAll('\r\n ', '');
    expect(unfolded).toContain(`SUMMARY:${'é'.repeat(100)}`);
    expect(unfolded).toContain('METHOD:CANCEL');
  });
});

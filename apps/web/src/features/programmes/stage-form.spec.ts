import { describe, expect, it } from '@jest/globals';
import { keyFor, newStage, readStage } from './stage-form.js';

const zone = 'Asia/Jakarta';
const texts = { id: 'Wawancara', en: 'Interview' };
const whole = {
  ...newStage,
  staffName: texts,
  applicantName: texts,
  startsAt: '2030-10-01T08:00',
  endsAt: '2030-10-02T17:00',
};

describe('the form of a stage', () => {
  it('reads dates in the zone of the programme and an empty number as no limit', () => {
    const read = readStage(whole, zone);
    expect(read).toMatchObject({ ok: true, change: { startsAt: '2030-10-01T01:00:00.000Z', seats: null, gate: [] } });
  });

  it('names by field what is missing', () => {
    const gate = [{ key: 'a', name: { id: 'Hadir', en: ' ' } }];
    expect(readStage({ ...whole, staffName: { id: '', en: 'x' }, endsAt: '', seats: '-1', gate }, zone)).toEqual({
      ok: false,
      problems: {
        'staffName.id': 'bothLanguages',
        endsAt: 'dateWanted',
        seats: 'numberWanted',
        'gate.0.name.en': 'bothLanguages',
      },
    });
  });
});

describe('the key of a new stage', () => {
  it('comes from its name and is free in the season', () => {
    expect(keyFor('Demo Day!', [])).toBe('demo-day');
    expect(keyFor('Demo Day', ['demo-day', 'demo-day-2'])).toBe('demo-day-3');
    expect(keyFor('2nd round', [])).toBe('nd-round');
    expect(keyFor('選考', [])).toBe('stage');
  });
});

import { describe, expect, it } from '@jest/globals';
import { deskOf } from './desk.js';

const round = { id: 'r', locksAt: '2027-03-12T10:00:00Z', placesFree: 0, progress: [], marks: [] };
const reads = [
  { key: 'OFFERED', count: 3 },
  { key: 'IN_PROGRESS', count: 1 },
  { key: 'DONE', count: 9 },
];

describe('the work list of a season', () => {
  it('names what waits, with the rows behind it, and nothing else', () => {
    const funnel = [
      { key: 'SUBMITTED', count: 7 },
      { key: 'CONFIRMED', count: 2 },
    ];
    expect(deskOf({ funnel, rounds: [{ ...round, state: 'SETUP' }] })).toEqual([
      { words: 'programmes.desk.checks', count: 7, to: '/app/applications?view=waiting' },
    ]);
  });

  it('counts open reads while the round is open, and says by when', () => {
    const open = deskOf({ funnel: [], rounds: [{ ...round, state: 'OPEN', progress: reads }] });
    expect(open).toEqual([{ words: 'programmes.desk.reads', count: 4, to: '/app/rounds/r', due: round.locksAt }]);
    expect(deskOf({ funnel: [], rounds: [{ ...round, state: 'SCORED', progress: reads }] })).toEqual([]);
  });

  it('asks for a choice where places are free and somebody waits for one', () => {
    const free = { ...round, state: 'SCORED' as const, placesFree: 2 };
    expect(deskOf({ funnel: [], rounds: [free] })).toEqual([]);
    expect(deskOf({ funnel: [{ key: 'WAITLISTED', count: 1 }], rounds: [free] })).toMatchObject([
      { words: 'programmes.desk.places', count: 1 },
    ]);
  });
});

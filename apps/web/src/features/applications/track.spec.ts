import { describe, expect, it } from '@jest/globals';
import { nextOf, trackOf, type Tracked } from './track.js';

const stages = [
  { id: 'intake', kind: 'INTAKE', applicantName: 'Pendaftaran', endsAt: '2027-03-14T16:59:00Z' },
  { id: 'check', kind: 'CHECK', applicantName: 'Seleksi administrasi', endsAt: '2027-03-21T16:59:00Z' },
  { id: 'review', kind: 'REVIEW', applicantName: 'Seleksi substansi', endsAt: '2027-04-10T16:59:00Z' },
];
const base: Tracked = { lifecycle: 'DRAFT', submittedAt: null, stages, entries: [] };
const at = (text: string) => Date.parse(text);
const states = (tracked: Tracked, now = at('2027-03-20T00:00:00Z')) =>
  trackOf(tracked, now).map(({ id, state }) => `${id} ${state}`);
const inCheck = { stage: { id: 'check' }, leftAt: null, result: null };

describe('the path of an application', () => {
  it('begins with the open call until it is sent', () => {
    expect(states(base)).toEqual(['intake now', 'check next', 'review next']);
  });

  it('goes on when it is sent, and promises a date', () => {
    const sent: Tracked = { ...base, lifecycle: 'SUBMITTED', submittedAt: '2027-03-14T10:00:00Z', entries: [inCheck] };
    expect(states(sent)).toEqual(['intake done', 'check now', 'review next']);
    expect(nextOf(trackOf(sent, at('2027-03-20T00:00:00Z')))).toMatchObject({
      id: 'check',
      expectedBy: '2027-03-21T16:59:00Z',
      daysLate: 0,
    });
  });

  it('says how late the organisation is', () => {
    const sent: Tracked = { ...base, lifecycle: 'SUBMITTED', submittedAt: '2027-03-14T10:00:00Z', entries: [inCheck] };
    expect(nextOf(trackOf(sent, at('2027-03-25T00:00:00Z')))?.daysLate).toBe(3);
  });

  it('ends where it was turned down, without promising more', () => {
    const failed = { stage: { id: 'check' }, leftAt: '2027-03-18T00:00:00Z', result: 'NOT_PASSED' };
    const down: Tracked = { ...base, lifecycle: 'INELIGIBLE', submittedAt: '2027-03-14T10:00:00Z', entries: [failed] };
    expect(states(down)).toEqual(['intake done', 'check stopped']);
  });
});

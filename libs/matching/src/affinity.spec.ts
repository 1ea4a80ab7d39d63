import { describe, expect, it } from '@jest/globals';
import {
  affinityOf,
  conflictsBetween,
  MENTORING_WEIGHTS,
  type AffinityProfile,
  type AffinityWeights,
} from './index.js';

const none: AffinityWeights = {
  topics: 0,
  sector: 0,
  stage: 0,
  language: 0,
  place: 0,
  calendar: 0,
  load: 0,
  applicationWish: 0,
  judgeWish: 0,
  text: 0,
};
const startup: AffinityProfile = {
  id: 's',
  topics: ['a', 'b'],
  sectors: ['agri'],
  languages: ['id'],
  places: ['Solo'],
};
const mentor: AffinityProfile = {
  id: 'm',
  topics: ['a'],
  sectors: ['agri'],
  languages: ['id', 'en'],
  places: ['Solo'],
};

describe('an affinity', () => {
  it('is the example of the documentation', () => {
    const affinity = affinityOf(startup, mentor, { ...none, topics: 3, sector: 1 });
    expect(affinity).toEqual({
      allowed: true,
      w: 625_000,
      parts: [
        { part: 'topics', score: 500_000, weight: 3, points: 375_000 },
        { part: 'sector', score: 1_000_000, weight: 1, points: 250_000 },
      ],
      unknown: [],
    });
  });

  it('leaves out what a side did not state', () => {
    const affinity = affinityOf({ id: 's', sectors: ['agri'] }, mentor, MENTORING_WEIGHTS);
    expect(affinity).toMatchObject({ allowed: true, w: 1_000_000, parts: [{ part: 'sector' }] });
    expect(affinity).toMatchObject({ unknown: expect.arrayContaining(['topics', 'language', 'calendar', 'load']) });
  });

  it('never passes 1.0, is an integer, and is the sum of its parts', () => {
    const profile = { ...startup, wishes: ['m'], halfDays: [0, 1, 2, 5], stages: ['mvp'], mode: 'HYBRID' as const };
    const other = {
      ...mentor,
      wishes: ['x', 's'],
      halfDays: [1, 2],
      stages: ['mvp'],
      places: ['Jakarta'],
      mode: 'ONLINE' as const,
      room: 1 / 3,
    };
    const affinity = affinityOf(profile, other, MENTORING_WEIGHTS, { sharedHalfDays: 2 }, 0.3333333);
    if (!affinity.allowed) throw new Error('expected an allowed pair');
    expect(Number.isInteger(affinity.w)).toBe(true);
    expect(affinity.w).toBe(affinity.parts.reduce((sum, { points }) => sum + points, 0));
    expect(affinity.w).toBeLessThanOrEqual(1_000_000);
    const score = (part: string): number | undefined => affinity.parts.find((share) => share.part === part)?.score;
    expect([score('place'), score('calendar'), score('judgeWish'), score('load')]).toEqual([
      700_000, 500_000, 800_000, 333_333,
    ]);
  });

  it.each([
    ['a place in common', {}, {}, 1_000_000],
    ['another place', {}, { places: ['Jakarta'] }, null],
    ['another place, and nobody online', { mode: 'OFFLINE' }, { mode: 'HYBRID', places: ['Jakarta'] }, 0],
    ['both online', { mode: 'ONLINE' }, { mode: 'ONLINE' }, 1_000_000],
    ['one online, one either way', { mode: 'ONLINE' }, { mode: 'HYBRID' }, 700_000],
    ['one online, one in person', { mode: 'ONLINE' }, { mode: 'OFFLINE' }, 0],
    ['in person, place not said', { mode: 'OFFLINE' }, { mode: 'OFFLINE', places: [] }, null],
    ['one side not said', { mode: 'ONLINE' }, {}, null],
  ] as const)('knows how people meet: %s', (_, ofStartup, ofMentor, score) => {
    const affinity = affinityOf({ ...startup, ...ofStartup }, { ...mentor, ...ofMentor }, { ...none, place: 1 });
    if (!affinity.allowed) throw new Error('expected an allowed pair');
    expect(affinity.parts.map((share) => share.score)).toEqual(score === null ? [] : [score]);
    expect(affinity.unknown).toEqual(score === null ? ['place'] : []);
  });

  it.each([
    ['language', { languages: ['jv'] }, {}],
    ['calendar', { halfDays: [0, 1] }, { sharedHalfDays: 2 }],
    ['refused', { refuses: ['s'] }, {}],
  ] as const)('does not exist where a hard rule says so (%s)', (blockedBy, change, rules) => {
    const given = { ...startup, halfDays: [1, 2] };
    expect(affinityOf(given, { ...mentor, ...change }, MENTORING_WEIGHTS, rules)).toEqual({
      allowed: false,
      blockedBy,
    });
  });
});

describe('conflicts of interest', () => {
  it('are found with their source and evidence', () => {
    const application = { id: 's', emails: ['x@Kopi.id'], organisations: ['PT Kopi'], people: ['p1'] };
    const judge = {
      id: 'm',
      emails: ['y@kopi.id'],
      organisations: ['pt kopi '],
      people: ['p9'],
      coFounders: ['p1'],
      investedIn: ['s'],
    };
    expect(conflictsBetween(application, judge)).toEqual([
      { source: 'sameOrganisation', evidence: 'pt kopi' },
      { source: 'sameMailDomain', evidence: 'kopi.id' },
      { source: 'coFounder', evidence: 'p1' },
      { source: 'investment', evidence: 's' },
    ]);
    expect(conflictsBetween({ id: 's', declared: ['m'] }, { id: 'm' })).toEqual([
      { source: 'declared', evidence: null },
    ]);
  });

  it('are not made of a public mail provider', () => {
    expect(conflictsBetween({ id: 's', emails: ['a@gmail.com'] }, { id: 'm', emails: ['b@gmail.com'] })).toEqual([]);
    expect(conflictsBetween({ id: 's', emails: ['a@gmail.com'] }, { id: 'm', emails: ['A@gmail.com'] })).toHaveLength(
      1,
    );
  });
});

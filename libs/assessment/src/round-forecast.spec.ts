import { describe, expect, it } from '@jest/globals';
import { forecastRound, type RoundFacts } from './round-forecast.js';

const day = 86_400_000;
const now = new Date('2026-03-01T00:00:00Z');
const facts: RoundFacts = {
  now,
  locksAt: new Date(now.getTime() + 30 * day),
  needed: 200,
  done: 100,
  recent: 70,
  days: 7,
  readers: 5,
  usualCapacity: 10,
  sectors: [],
};

describe('the forecast of a round', () => {
  it('says nothing under twenty reads', () => {
    expect(forecastRound({ ...facts, done: 19 })).toBeNull();
    expect(forecastRound({ ...facts, done: 20 })).not.toBeNull();
  });

  it('goes on at the present pace', () => {
    expect(forecastRound(facts)).toEqual({
      pace: 10,
      finishesAt: new Date('2026-03-11T00:00:00Z'),
      inTime: true,
      needs: [],
    });
    expect(forecastRound({ ...facts, recent: 0 })).toMatchObject({ pace: 0, finishesAt: null, inTime: false });
    expect(forecastRound({ ...facts, done: 200 })).toMatchObject({ finishesAt: now, inTime: true });
  });

  it('says how many more reviewers of a sector close it, and when', () => {
    const sectors = [{ sector: 'pertanian', missing: 20, room: 0 }];
    expect(forecastRound({ ...facts, sectors })?.needs).toEqual([
      {
        cause: 'CAPACITY',
        sector: 'pertanian',
        missing: 20,
        reviewers: 2,
        readsEach: 10,
        closesAt: new Date('2026-03-09T00:00:00Z'),
      },
    ]);
  });

  it('tells missing room from pairs that may not meet, and from a pace that is too slow', () => {
    const free = [{ sector: 'kuliner', missing: 4, room: 9 }];
    expect(forecastRound({ ...facts, sectors: free })?.needs[0]).toMatchObject({ cause: 'PAIRS', reviewers: 1 });
    const soon = { ...facts, locksAt: new Date(now.getTime() + 5 * day) };
    expect(forecastRound(soon)?.needs).toEqual([
      expect.objectContaining({ cause: 'PACE', sector: null, missing: 100, reviewers: 5, readsEach: 10 }),
    ]);
  });
});

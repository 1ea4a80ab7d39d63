import { describe, expect, it } from '@jest/globals';
import { allot, MatchError, type Meeting, type OfficeHours } from './index.js';
import { seeded } from '../../../test/support/small-match-instances.js';

function randomHours(random: () => number): OfficeHours {
  const below = (limit: number): number => Math.floor(random() * limit);
  const [startups, mentors, slots] = [1 + below(4), 1 + below(3), 1 + below(3)];
  const some = (): number[] => Array.from({ length: slots }, (_, slot) => slot).filter(() => random() < 0.7);
  const requests: [number, number, number][] = [];
  const mentorSlots = Array.from({ length: mentors }, some);
  for (let s = 0; s < startups; s++) {
    for (let g = 0; g < mentors; g++) if (random() < 0.8) requests.push([s, g, below(6) * 10]);
  }
  return {
    startups,
    mentors,
    slots,
    mentorSlots,
    ...(random() < 0.3 && { seats: mentorSlots.map((list) => list.map(() => below(3))) }),
    mentorSlotCapacity: Array.from({ length: mentors }, () => below(3)),
    startupSlots: Array.from({ length: startups }, some),
    want: Array.from({ length: startups }, () => below(3)),
    requests,
    servedWeight: random() < 0.5 ? 15 : 3000,
  };
}

/** Rules a timetable breaks; empty = sound. */
function broken(hours: OfficeHours, meetings: readonly Meeting[]): string[] {
  const counts = new Map<string, number>();
  const found: string[] = [];
  const count = (key: string, most: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.get(key)! > most) found.push(key);
  };
  for (const [s, g, t] of meetings) {
    count(`startup ${s} slot ${t}`, 1);
    count(`pair ${s} ${g}`, 1);
    count(
      `mentor ${g} slot ${t}`,
      hours.seats?.[g]?.[hours.mentorSlots[g]!.indexOf(t)] ?? hours.mentorSlotCapacity[g]!,
    );
    count(`startup ${s}`, hours.want[s]!);
    const free = hours.mentorSlots[g]!.includes(t) && hours.startupSlots[s]!.includes(t);
    if (!free || !hours.requests.some((request) => request[0] === s && request[1] === g))
      found.push(`free ${s} ${g} ${t}`);
  }
  return found;
}

/** Best objective by trying for every request no meeting or one in any slot. */
function byForce(hours: OfficeHours): number {
  const { requests, slots, servedWeight = 30_000 } = hours;
  let best = 0;
  const visit = (at: number, meetings: Meeting[], score: number): void => {
    const request = requests[at];
    if (!request) {
      best = Math.max(best, score + servedWeight * new Set(meetings.map(([s]) => s)).size);
      return;
    }
    visit(at + 1, meetings, score);
    for (let t = 0; t < slots; t++) {
      const more: Meeting[] = [...meetings, [request[0], request[1], t]];
      if (broken(hours, more).length === 0) visit(at + 1, more, score + request[2]);
    }
  };
  visit(0, [], 0);
  return best;
}

describe('office hours', () => {
  it('have the best timetable of all', () => {
    const random = seeded(81);
    let meetings = 0;
    for (let run = 0; run < 1500; run++) {
      const hours = randomHours(random);
      const result = allot(hours);
      const expected = byForce(hours);
      if (result.objective !== expected || result.status !== 'optimal' || broken(hours, result.meetings).length > 0)
        throw new Error(`run ${run}: ${result.objective} instead of ${expected}`);
      meetings += result.meetings.length;
    }
    expect(meetings).toBeGreaterThan(1200);
  });

  it('serve a startup rather than give another a second meeting', () => {
    const result = allot({
      startups: 2,
      mentors: 1,
      slots: 1,
      mentorSlots: [[0]],
      mentorSlotCapacity: [2],
      startupSlots: [[0], [0]],
      want: [2, 2],
      requests: [
        [0, 0, 900],
        [1, 0, 10],
      ],
    });
    expect(result).toMatchObject({
      objective: 60_910,
      served: 2,
      score: 910,
      meetings: [
        [0, 0, 0],
        [1, 0, 0],
      ],
      bound: 60_910,
    });
  });

  it('refuse what is not well formed', () => {
    const hours = randomHours(seeded(82));
    const codeOf = (change: Partial<OfficeHours>): string => {
      try {
        allot({ ...hours, ...change });
        return 'none';
      } catch (error) {
        return error instanceof MatchError ? error.code : String(error);
      }
    };
    expect(codeOf({ want: [1, 2, 3, 4, 5, 6] })).toBe('LENGTH');
    expect(codeOf({ requests: [[0, 99, 5]] })).toBe('UNKNOWN_INDEX');
    expect(
      codeOf({
        requests: [
          [0, 0, 5],
          [0, 0, 6],
        ],
      }),
    ).toBe('DUPLICATE_ARC');
    expect(codeOf({ requests: [[0, 0, 1001]] })).toBe('RANGE');
    expect(codeOf({ seats: [] })).toBe('LENGTH');
    expect(codeOf({ seats: hours.mentorSlots.map((list) => list.map(() => -1)) })).toBe('RANGE');
    expect(codeOf({ servedWeight: 2 ** 50 })).toBe('TOO_LARGE');
  });
});

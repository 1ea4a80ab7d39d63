import { MatchError } from './match-error.js';

/** Office hours: startups ask for meetings with mentors in slots in which both are free. Indices are 0-based. */
export interface OfficeHours {
  startups: number;
  mentors: number;
  slots: number;
  /** Slots each mentor offers. */
  mentorSlots: readonly (readonly number[])[];
  /** Startups one slot of that mentor can take. */
  mentorSlotCapacity: ArrayLike<number>;
  /** Startups that each of `mentorSlots` can take, where the slots of a mentor differ; `mentorSlotCapacity` otherwise. */
  seats?: readonly (readonly number[])[];
  /** Slots in which each startup is free. */
  startupSlots: readonly (readonly number[])[];
  /** At most so many meetings per startup. */
  want: ArrayLike<number>;
  /** [startup, mentor, score 0..1000]. */
  requests: readonly (readonly [number, number, number])[];
  /** What a startup with at least one meeting is worth; default 30,000. */
  servedWeight?: number;
}

export const DEFAULT_SERVED_WEIGHT = 30_000;

/** Slots of all startups and mentors together. */
const MOST_SLOTS = 2 ** 24;

/** [startup, mentor, slot] */
export type Meeting = readonly [number, number, number];

/**
 * Refuses office hours that are not well formed.
 * @throws MatchError LENGTH, RANGE, UNKNOWN_INDEX, DUPLICATE_ARC, TOO_LARGE
 */
export function validateOfficeHours(hours: OfficeHours): void {
  const { startups, mentors, slots, mentorSlots, mentorSlotCapacity, startupSlots, want, requests } = hours;
  const lengths: [string, number, number][] = [
    ['mentorSlots', mentorSlots.length, mentors],
    ['mentorSlotCapacity', mentorSlotCapacity.length, mentors],
    ['startupSlots', startupSlots.length, startups],
    ['want', want.length, startups],
  ];
  for (const [name, length, expected] of lengths) {
    if (length !== expected) throw new MatchError('LENGTH', `${name} has ${length} entries, expected ${expected}`);
  }
  for (const list of [...mentorSlots, ...startupSlots]) for (const slot of list) known('slot', slot, slots);
  for (const count of [...Array.from(want), ...Array.from(mentorSlotCapacity)]) {
    if (!Number.isInteger(count) || count < 0) throw new MatchError('RANGE', 'want and capacity must be integers >= 0');
  }
  checkSeats(hours);
  if ((startups + mentors) * slots > MOST_SLOTS) throw new MatchError('TOO_LARGE', 'too many people and slots');
  checkWeight(hours);
  const seen = new Set<number>();
  for (const [startup, mentor, score] of requests) {
    known('startup', startup, startups);
    known('mentor', mentor, mentors);
    if (!Number.isInteger(score) || score < 0 || score > 1000) throw new MatchError('RANGE', 'score must be 0..1000');
    if (seen.has(startup * mentors + mentor))
      throw new MatchError('DUPLICATE_ARC', `request [${startup}, ${mentor}] stands twice`);
    seen.add(startup * mentors + mentor);
  }
}

/** Startups that the mentor can meet in that slot. */
export function roomIn({ mentorSlots, mentorSlotCapacity, seats }: OfficeHours, mentor: number, slot: number): number {
  return seats?.[mentor]?.[mentorSlots[mentor]!.indexOf(slot)] ?? mentorSlotCapacity[mentor]!;
}

function checkSeats({ seats, mentorSlots }: OfficeHours): void {
  if (!seats) return;
  if (seats.length !== mentorSlots.length || seats.some((list, mentor) => list.length !== mentorSlots[mentor]!.length))
    throw new MatchError('LENGTH', 'seats must name one number for each slot of each mentor');
  if (seats.flat().some((count) => !Number.isInteger(count) || count < 0))
    throw new MatchError('RANGE', 'seats must be integers >= 0');
}

function checkWeight({ servedWeight = DEFAULT_SERVED_WEIGHT, startups }: OfficeHours): void {
  if (!Number.isInteger(servedWeight) || servedWeight < 0) throw new MatchError('RANGE', 'servedWeight must be >= 0');
  if (startups * (servedWeight + 1000) > 2 ** 40)
    throw new MatchError('TOO_LARGE', 'servedWeight or startups too large');
}

function known(name: string, index: number, length: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= length)
    throw new MatchError('UNKNOWN_INDEX', `unknown ${name} ${index} of ${length}`);
}

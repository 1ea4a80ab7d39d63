import type { Id } from '#kernel';
import type { AllotResult } from '#matching';
import { supplyOf, type OfficeHourFacts, type WishRow } from './office-hour-facts.js';
import type { OfficeHourInstance } from './office-hour-instance.js';

/**
 * Why a wish has no meeting: barred; the mentor offers nothing; no time in common; the team has as many meetings as it
 * wanted, none less wished for (`enough`), or one less wished for, because others need this mentor more (`yielded`); in
 * each common time the mentor's places are with others (`full`), the team meets somebody else (`clash`), or one of both
 * (`taken`).
 */
export type UnmetReason = 'barred' | 'noSlots' | 'noCommonTime' | 'enough' | 'yielded' | 'full' | 'clash' | 'taken';

export interface ProposedMeeting {
  readonly startupId: Id;
  readonly mentorId: Id;
  readonly slotId: Id;
  readonly seat: number;
  readonly preference: number;
}

export interface UnmetWish {
  readonly startupId: Id;
  readonly mentorId: Id;
  readonly preference: number;
  readonly reason: UnmetReason;
}

/** What is kept of an allotment: its figures with their bound, the proposed meetings, every wish it leaves open and why. */
export interface AllotmentOutcome {
  readonly status: AllotResult['status'];
  readonly objective: number;
  /** No timetable has a larger objective. */
  readonly bound: number;
  readonly served: number;
  readonly startups: number;
  readonly score: number;
  readonly places: number;
  readonly wanted: number;
  readonly proposed: readonly ProposedMeeting[];
  readonly unmet: readonly UnmetWish[];
}

/** Turns a timetable into what is kept of it, by ids. */
export function allotmentOutcome(
  facts: OfficeHourFacts,
  instance: OfficeHourInstance,
  { status, objective, bound, served, score, meetings }: AllotResult,
): AllotmentOutcome {
  const seats = new Map<Id, number>();
  const proposed = meetings.flatMap(([s, g, time]): ProposedMeeting[] => {
    const [startupId, mentorId, slot] = [instance.startups[s], instance.mentors[g], instance.slotOf(g, time)];
    if (!startupId || !mentorId || !slot) return [];
    const seat = (seats.get(slot.id) ?? 0) + 1;
    seats.set(slot.id, seat);
    const wish = facts.wishes.find((one) => one.startup === startupId && one.mentor === mentorId);
    return [{ startupId, mentorId, slotId: slot.id, seat, preference: wish?.preference ?? 1 }];
  });
  const isMet = ({ startup, mentor }: WishRow) =>
    proposed.some(({ startupId, mentorId }) => startupId === startup && mentorId === mentor);
  const unmet = facts.wishes.filter((wish) => !isMet(wish));
  return {
    status,
    objective,
    bound,
    served,
    startups: facts.requests.filter(({ want }) => want > 0).length,
    score,
    ...supplyOf(facts),
    proposed,
    unmet: unmet.map((wish) => ({
      startupId: wish.startup,
      mentorId: wish.mentor,
      preference: wish.preference,
      reason: reasonOf(wish, facts, proposed),
    })),
  };
}

function reasonOf(
  wish: WishRow,
  { slots, requests }: OfficeHourFacts,
  proposed: readonly ProposedMeeting[],
): UnmetReason {
  if (wish.barred) return 'barred';
  const offered = slots.filter(({ mentor }) => mentor === wish.mentor);
  if (offered.length === 0) return 'noSlots';
  const request = requests.find(({ startup }) => startup === wish.startup);
  const common = offered.filter(({ at }) => !request?.busyAt.includes(at));
  if (common.length === 0) return 'noCommonTime';
  const own = proposed.filter(({ startupId }) => startupId === wish.startup);
  if (own.length >= (request?.want ?? 0)) {
    return own.some(({ preference }) => preference < wish.preference) ? 'yielded' : 'enough';
  }
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const taken = new Set(own.map(({ slotId }) => slotOf.get(slotId)?.at));
  const isFull = ({ id, capacity }: { readonly id: Id; readonly capacity: number }) =>
    proposed.filter(({ slotId }) => slotId === id).length >= capacity;
  if (common.every(isFull)) return 'full';
  return common.every(({ at }) => taken.has(at)) ? 'clash' : 'taken';
}

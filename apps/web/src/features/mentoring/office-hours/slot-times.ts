import { fromZonedInput, toZonedInput } from '../../programmes/zoned-input.js';
import { dayOf } from './office-hours.js';

/** What a picker must know of a round. */
export interface PickedRound {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly slotMinutes: number;
  readonly zone: string;
}

export interface PickedTimes {
  /** `2027-03-14`. */
  readonly days: readonly string[];
  /** `09:30`. */
  readonly clocks: readonly string[];
  /** The same weekday and time in every later week of the round. */
  readonly weekly: boolean;
}

const dayMs = 86_400_000;
/** More days than these are reached by repeating a week. */
const mostDays = 14;
const [opens, closes] = ['07:00', '21:00'];

const nextDay = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + by * dayMs).toISOString().slice(0, 10);

/** Days and times of day at which a slot of the round may begin. */
export function timesOf({ startsAt, endsAt, slotMinutes, zone }: PickedRound) {
  const [first, last] = [dayOf(startsAt, zone), dayOf(new Date(Date.parse(endsAt) - 1).toISOString(), zone)];
  const all = Array.from({ length: 121 }, (_, i) => nextDay(first, i)).filter((day) => day <= last);
  const clocks = new Map<string, string>();
  for (let at = Date.parse(startsAt); at < Date.parse(startsAt) + dayMs; at += slotMinutes * 60_000) {
    const example = new Date(at).toISOString();
    const clock = toZonedInput(example, zone).slice(11);
    if (clock >= opens && clock < closes) clocks.set(clock, example);
  }
  return {
    days: all.slice(0, mostDays),
    clocks: [...clocks]
      .map(([clock, example]) => ({ clock, example }))
      .toSorted((a, b) => a.clock.localeCompare(b.clock)),
    repeats: all.length > 7,
  };
}

/** Beginnings of every time ticked on every day ticked, as far as they lie within the round. ISO 8601. */
export function startsOf(round: PickedRound, { days, clocks, weekly }: PickedTimes): string[] {
  const end = Date.parse(round.endsAt) - round.slotMinutes * 60_000;
  const weeks = weekly ? Array.from({ length: 18 }, (_, i) => i) : [0];
  const starts = days.flatMap((day) =>
    weeks.flatMap((week) =>
      clocks.flatMap((clock) => fromZonedInput(`${nextDay(day, 7 * week)}T${clock}`, round.zone) ?? []),
    ),
  );
  const inside = starts.filter((at) => Date.parse(at) >= Date.parse(round.startsAt) && Date.parse(at) <= end);
  return [...new Set(inside)].toSorted();
}

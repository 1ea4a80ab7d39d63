import type { Id } from '#kernel';
import type { OfficeHours } from '#matching';
import type { OfficeHourFacts, SlotRow } from './office-hour-facts.js';

/** What a wish is worth in the timetable, by preference 1 to 3; a startup with any meeting is worth 30,000 more. */
export const worthOfPreference = [0, 400, 700, 1000] as const;

/** A round as the engine takes it, and what its indices mean. */
export interface OfficeHourInstance {
  readonly hours: OfficeHours;
  readonly startups: readonly Id[];
  readonly mentors: readonly Id[];
  /** Beginnings of the times, ISO 8601. */
  readonly times: readonly string[];
  slotOf(mentor: number, time: number): SlotRow | undefined;
}

/** Makes the engine's instance of a round; barred wishes are left out, never weighed. */
export function officeHourInstance({ slots, requests, wishes }: OfficeHourFacts): OfficeHourInstance {
  const startups = requests.map(({ startup }) => startup);
  const mentors = [...new Set([...slots, ...wishes].map(({ mentor }) => mentor))].toSorted();
  const times = [...new Set(slots.map(({ at }) => at))].toSorted();
  const indexOf = (list: readonly string[]) => new Map(list.map((value, index) => [value, index]));
  const [startupAt, mentorAt, timeAt] = [indexOf(startups), indexOf(mentors), indexOf(times)];
  const byMentor = mentors.map((mentor) => slots.filter((slot) => slot.mentor === mentor));
  const hours: OfficeHours = {
    startups: startups.length,
    mentors: mentors.length,
    slots: times.length,
    mentorSlots: byMentor.map((own) => own.map(({ at }) => timeAt.get(at) ?? 0)),
    mentorSlotCapacity: mentors.map(() => 1),
    seats: byMentor.map((own) => own.map(({ capacity }) => capacity)),
    startupSlots: requests.map(({ busyAt }) => times.flatMap((at, time) => (busyAt.includes(at) ? [] : [time]))),
    want: requests.map(({ want }) => want),
    requests: wishes
      .filter(({ barred }) => !barred)
      .map(({ startup, mentor, preference }) => [
        startupAt.get(startup) ?? 0,
        mentorAt.get(mentor) ?? 0,
        worthOfPreference[preference] ?? 0,
      ]),
  };
  const slotOf = (mentor: number, time: number) => byMentor[mentor]?.find(({ at }) => at === times[time]);
  return { hours, startups, mentors, times, slotOf };
}

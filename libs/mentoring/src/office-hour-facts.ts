import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { barredPair } from './office-hour-access.js';

export interface SlotRow {
  readonly id: Id;
  readonly mentor: Id;
  /** ISO 8601. Slots of one round begin at the same time or do not touch. */
  readonly at: string;
  readonly capacity: number;
}

export interface RequestRow {
  readonly startup: Id;
  readonly want: number;
  /** Beginnings of the times at which the team cannot come, or meets a mentor of other office hours. */
  readonly busyAt: readonly string[];
}

export interface WishRow {
  readonly startup: Id;
  readonly mentor: Id;
  readonly preference: number;
  /** A conflict of interest, the own team, or kept apart by the director. */
  readonly barred: boolean;
}

/** A round of office hours as it stands; teams that left the cohort and mentors on a pause do not count. */
export interface OfficeHourFacts {
  readonly slots: readonly SlotRow[];
  readonly requests: readonly RequestRow[];
  readonly wishes: readonly WishRow[];
}

const at = `to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const slotsOfRound = `
  select s.id, s.mentor_id as mentor, s.capacity,
    ${at} as at
  from office_hour_slot s join mentor_profile p on p.id = s.mentor_id
  where s.round_id = ? and s.withdrawn_at is null and p.state = 'ACTIVE' order by s.starts_at, s.id`;

const fromRequests = `from office_hour_request r join office_hour_round o on o.id = r.round_id
  join enrolment e on e.cohort_id = o.cohort_id and e.startup_id = r.startup_id and e.state = 'ACTIVE'`;

const requestsOfRound = `
  select r.startup_id as startup, r.want, r.busy_at as "busyAt" ${fromRequests} where r.round_id = ? order by r.startup_id`;

const wishesOfRound = `
  select r.startup_id as startup, w.mentor_id as mentor, w.preference, ${barredPair('p', 'r.startup_id')} as barred
  ${fromRequests} join office_hour_wish w on w.request_id = r.id join mentor_profile p on p.id = w.mentor_id
  where r.round_id = ? order by r.startup_id, w.mentor_id`;

/** Times at which a team meets somebody in another round, which may run on the same days. */
const takenElsewhere = `
  select distinct m.startup_id as startup, ${at} as at
  from office_hour_slot s join office_hour_meeting m on m.state = 'BOOKED' and m.round_id <> s.round_id
    and m.starts_at < s.ends_at and s.starts_at < m.ends_at
  where s.round_id = ? and s.withdrawn_at is null`;

export async function readOfficeHourFacts(em: EntityManager, roundId: Id): Promise<OfficeHourFacts> {
  const requests = await em.execute<RequestRow[]>(requestsOfRound, [roundId]);
  const taken = await em.execute<{ startup: Id; at: string }[]>(takenElsewhere, [roundId]);
  const takenBy = (startup: Id) => taken.flatMap((one) => (one.startup === startup ? [one.at] : []));
  return {
    slots: await em.execute<SlotRow[]>(slotsOfRound, [roundId]),
    requests: requests.map((request) => ({ ...request, busyAt: [...request.busyAt, ...takenBy(request.startup)] })),
    wishes: await em.execute<WishRow[]>(wishesOfRound, [roundId]),
  };
}

/** Places offered, and meetings that could be held if there were places enough. */
export function supplyOf({ slots, requests, wishes }: OfficeHourFacts): { places: number; wanted: number } {
  const asked = (startup: Id) => wishes.filter((wish) => wish.startup === startup && !wish.barred).length;
  return {
    places: slots.reduce((sum, { capacity }) => sum + capacity, 0),
    wanted: requests.reduce((sum, { startup, want }) => sum + Math.min(want, asked(startup)), 0),
  };
}

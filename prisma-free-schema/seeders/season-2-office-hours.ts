import { idFor, type Id } from '#kernel';
import { later, wib } from './moments.js';
import { dated, type Rows } from './rows.js';
import { directorId } from './sample-ids.js';
import type { SeasonShell } from './season-shell.js';
import { season2Seed } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import { SeededRandom } from './seeded-random.js';

const openedAt = wib('2021-12-18 09:00');
const savedAt = wib('2021-12-18 13:00');
const firstDay = wib('2021-12-20 09:00');
const slotMinutes = 30;
const days = 3;
/** Half hours of a day on which mentors offer times: from 9 to 12 and from 13 to 15. */
const halfHours = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11] as const;

interface OfficeHourPeople {
  /** The sample founder's startup comes first. */
  readonly startups: readonly Id[];
  /** The sample mentor comes first. */
  readonly mentors: readonly { readonly id: Id; readonly personId: Id }[];
}

/** Office hours after pre-incubation, while wishes are open: times on offer and wishes, not yet a timetable. */
export function addOfficeHours(rows: Rows, season: SeasonShell, { startups, mentors }: OfficeHourPeople): void {
  const random = new SeededRandom(season2Seed, 'office-hours');
  const roundId = idFor('sample', 'office-hour-round', season.key);
  rows.add('office_hour_round', {
    id: roundId,
    ...dated(openedAt),
    version: 1,
    cohort_id: season.cohortId,
    name: 'Jam konsultasi Desember',
    state: 'OPEN',
    starts_at: firstDay,
    ends_at: wib('2021-12-22 17:00'),
    slot_minutes: slotMinutes,
    wishes_close_at: wib('2021-12-19 18:00'),
    least_places: 24,
    opened_by_id: directorId,
  });
  const offering = [...mentors.slice(0, 1), ...random.shuffled(mentors.slice(1)).slice(0, funnel.officeMentors - 1)];
  for (const mentor of offering) addSlots(rows, roundId, mentor, random);
  const asking = [...startups.slice(0, 1), ...random.shuffled(startups.slice(1)).slice(0, funnel.officeTeams - 1)];
  for (const startupId of asking) addRequest(rows, { roundId, startupId }, offering, random);
}

function addSlots(
  rows: Rows,
  roundId: Id,
  { id: mentorId, personId }: OfficeHourPeople['mentors'][number],
  random: SeededRandom,
): void {
  const capacity = random.int(1, 5) === 1 ? 2 : 1;
  const mode = random.int(1, 3) === 1 ? 'ONSITE' : 'ONLINE';
  const day = random.int(0, days - 1);
  const first = random.int(0, halfHours.length - 4);
  for (const halfHour of halfHours.slice(first, first + random.int(3, 4))) {
    const startsAt = later(firstDay, day * 1440 + halfHour * slotMinutes);
    rows.add('office_hour_slot', {
      id: idFor('sample', 'office-hour-slot', mentorId, startsAt),
      ...dated(savedAt),
      round_id: roundId,
      mentor_id: mentorId,
      person_id: personId,
      starts_at: startsAt,
      ends_at: later(startsAt, slotMinutes),
      capacity,
      mode,
      place:
        mode === 'ONSITE' ? 'Hetero Space Solo, ruang rapat' : `https://temu.contoh.invalid/${mentorId.slice(0, 8)}`,
    });
  }
}

const topics = [
  'Harga jual dan biaya produksi untuk pesanan besar.',
  'Cara menguji apakah pelanggan mau membayar.',
  'Pembagian saham di antara pendiri.',
  'Rencana pemasaran tiga bulan ke depan.',
  'Memilih pemasok dan menjaga mutu.',
] as const;

function addRequest(
  rows: Rows,
  { roundId, startupId }: { readonly roundId: Id; readonly startupId: Id },
  mentors: OfficeHourPeople['mentors'],
  random: SeededRandom,
): void {
  const id = idFor('sample', 'office-hour-request', roundId, startupId);
  const busy = random.int(0, days - 1);
  const isBusy = random.int(1, 3) === 1;
  const morning = halfHours.slice(0, 6).map((halfHour) => later(firstDay, busy * 1440 + halfHour * slotMinutes));
  rows.add('office_hour_request', {
    id,
    ...dated(savedAt),
    version: 1,
    round_id: roundId,
    startup_id: startupId,
    want: random.int(1, 3),
    topic: random.pick(topics),
    busy_at: isBusy ? morning : [],
  });
  // The sample mentor is in demand, so that there is something to see for her.
  const [known, ...others] = mentors;
  const chosen = random.some(others, 3);
  const wished = known && random.int(1, 2) === 1 ? [known, ...chosen] : chosen;
  for (const mentor of wished) {
    rows.add('office_hour_wish', {
      id: idFor('sample', 'office-hour-wish', id, mentor.id),
      ...dated(savedAt),
      request_id: id,
      mentor_id: mentor.id,
      preference: random.int(1, 3),
    });
  }
}

import { idFor } from '#kernel';
import { later } from './moments.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { organisationId, spaceId, staffIds } from './sample-ids.js';
import { SeededRandom } from './seeded-random.js';
import { semarangCalendar, semarangSeed, type ActivitiesFile, type PlannedActivity } from './semarang-calendar.js';
import { semarang } from './semarang-numbers.js';
import { addParticipants, participantId } from './semarang-people.js';
import { semarangPlaces, type Place } from './semarang-presences.js';

/** The activities at Semarang until 31 August 2020 with everybody who registered, came, or was counted at the door. */
export function addSemarang(rows: Rows): void {
  const file = readJson<ActivitiesFile>('activities.json');
  const calendar = semarangCalendar(file);
  const places = semarangPlaces(calendar);
  const byActivity = Map.groupBy(places, ({ activity }) => activity);
  for (const activity of calendar) addActivity(rows, file, activity, byActivity.get(activity) ?? []);
  addPlaces(rows, places);
}

const kebab = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The next ten above what was taken, so that nobody was turned away. */
const quotaFor = (places: readonly Place[], mode: Place['mode']) =>
  10 * Math.ceil((places.filter((place) => place.mode === mode).length + 1) / 10);

function addActivity(rows: Rows, file: ActivitiesFile, activity: PlannedActivity, places: readonly Place[]): void {
  const { id, number, group, mode, title, sessions } = activity;
  const startsAt = sessions[0]!.startsAt;
  const announced = dated(later(startsAt, -14 * 1440));
  rows.add('activity', {
    id,
    ...announced,
    version: 1,
    organisation_id: organisationId,
    space_id: spaceId('semarang'),
    slug: kebab(title.id),
    title,
    summary: file.groups[group].summary,
    group,
    mode,
    state: 'PUBLISHED',
    starts_at: startsAt,
    ends_at: sessions.at(-1)!.endsAt,
    zone: file.zone,
    place: mode === 'ONLINE' ? null : file.place,
    how_to_join: file.howToJoin[mode],
    quota_onsite: mode === 'ONLINE' ? null : quotaFor(places, 'ONSITE'),
    quota_online: mode === 'OFFLINE' ? null : quotaFor(places, 'ONLINE'),
    price: 0,
    currency: file.currency,
    hosts: ['Hetero Space Semarang'],
    focus_areas: file.groups[group].focusAreas,
    funding_source: file.fundingSources[number % file.fundingSources.length],
  });
  for (const [at, session] of sessions.entries()) {
    const { id: sessionId, startsAt: starts_at, endsAt: ends_at } = session;
    rows.add('activity_session', {
      id: sessionId,
      ...announced,
      activity_id: id,
      position: at + 1,
      starts_at,
      ends_at,
    });
  }
  if (group === 'FESTIVAL') addHeadCount(rows, activity);
}

function addHeadCount(rows: Rows, { id, number, sessions }: PlannedActivity): void {
  const countedAt = sessions[0]!.endsAt;
  rows.add('head_count', {
    id: idFor('sample', 'head-count', number),
    ...dated(countedAt),
    activity_id: id,
    mode: 'ONSITE',
    people: semarang.headCountEach,
    counted_at: countedAt,
    counted_by_id: staffIds[number % staffIds.length],
    note: '',
  });
}

/** Registrations and presences, and the people behind them. */
function addPlaces(rows: Rows, places: readonly Place[]): void {
  const random = new SeededRandom(semarangSeed, 'semarang-registrations');
  const knownSince: string[] = [];
  const counters = new Map<PlannedActivity, number>();
  for (const place of places) {
    const { activity, person } = place;
    const count = (counters.get(activity) ?? 0) + 1;
    counters.set(activity, count);
    const registeredAt = later(activity.sessions[0]!.startsAt, -random.int(60, 9 * 1440));
    const known = knownSince[person];
    if (known === undefined || registeredAt < known) knownSince[person] = registeredAt;
    const ticket = `SMG-${String(activity.number).padStart(3, '0')}-${String(count).padStart(4, '0')}`;
    addRegistration(rows, place, ticket, registeredAt, random);
    if (place.outcome === 'CAME') addPresences(rows, place, ticket, random);
  }
  addParticipants(rows, knownSince);
}

function addRegistration(rows: Rows, place: Place, ticket: string, registeredAt: string, random: SeededRandom): void {
  const { activity, person, mode, outcome } = place;
  const isCancelled = outcome === 'CANCELLED';
  const cancelledAt = isCancelled ? later(registeredAt, random.int(1, 50)) : null;
  rows.add('registration', {
    id: idFor('sample', 'registration', ticket),
    ...dated(registeredAt),
    activity_id: activity.id,
    person_id: participantId(person),
    mode,
    state: isCancelled ? 'CANCELLED' : 'REGISTERED',
    ticket,
    registered_at: registeredAt,
    cancelled_at: cancelledAt,
  });
}

function addPresences(rows: Rows, { activity, person, mode }: Place, ticket: string, random: SeededRandom): void {
  for (const [at, session] of activity.sessions.entries()) {
    const isLate = random.chance(0.08);
    const seenAt = later(session.startsAt, isLate ? random.int(16, 45) : random.int(-25, 15));
    rows.add('attendance', {
      id: idFor('sample', 'attendance', ticket, at + 1),
      ...dated(seenAt),
      activity_id: activity.id,
      session_id: session.id,
      person_id: participantId(person),
      state: isLate ? 'LATE' : 'PRESENT',
      mode,
      source: mode === 'ONLINE' ? 'ONLINE_LOG' : random.chance(0.7) ? 'QR' : 'MANUAL',
      at: seenAt,
    });
  }
}

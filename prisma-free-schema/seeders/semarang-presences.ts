import type { TakingPart } from '../src/entities/activities/registration.entity.js';
import { SeededRandom } from './seeded-random.js';
import { semarangSeed, type PlannedActivity } from './semarang-calendar.js';
import { semarang } from './semarang-numbers.js';

/** One person's place in one activity, and whether it was taken. */
export interface Place {
  readonly activity: PlannedActivity;
  /** Number of the person, from 0. */
  readonly person: number;
  readonly mode: TakingPart;
  readonly outcome: 'CAME' | 'NO_SHOW' | 'CANCELLED';
}

type Seat = Omit<Place, 'person' | 'outcome'>;

const { persons, threeDays } = semarang;
export const personCount = persons.once + persons.twice + persons.thrice;

/** Who registered for what: those who came in the published and invented totals, and those who did not. */
export function semarangPlaces(calendar: readonly PlannedActivity[]): Place[] {
  const random = new SeededRandom(semarangSeed, 'semarang-places');
  const people = random.shuffled(Array.from({ length: personCount }, (_, person) => person));
  const longOnes = calendar.filter(({ group }) => group === 'STARTUP');
  const came = longOnes.flatMap((activity) => threeDayPlaces(activity, people.splice(0, threeDays.each)));
  const seats = random.shuffled([
    ...seatsOf(calendar, random, 'ONLINE', 'ONLINE', semarang.presences.ONLINE),
    ...seatsOf(calendar, random, 'OFFLINE', 'ONSITE', semarang.presences.OFFLINE),
    ...seatsOf(calendar, random, 'HYBRID', 'ONSITE', semarang.presences.HYBRID.ONSITE),
    ...seatsOf(calendar, random, 'HYBRID', 'ONLINE', semarang.presences.HYBRID.ONLINE),
  ]);
  came.push(...seated(seats, people, persons.thrice - came.length));
  return [...came, ...notSeen(calendar, came, random)];
}

/** All three days of a training in three days, on site or online throughout. */
function threeDayPlaces(activity: PlannedActivity, people: readonly number[]): Place[] {
  const onsite = activity.mode === 'HYBRID' ? threeDays.onsiteOfHybrid : people.length;
  return people.map((person, at) => ({ activity, person, mode: at < onsite ? 'ONSITE' : 'ONLINE', outcome: 'CAME' }));
}

/** Seats taken in the activities of one mode that last a day: as many as the total leaves, shared by chance. */
function seatsOf(
  calendar: readonly PlannedActivity[],
  random: SeededRandom,
  activityMode: PlannedActivity['mode'],
  mode: TakingPart,
  presences: number,
): Seat[] {
  const all = calendar.filter((activity) => activity.mode === activityMode);
  const short = all.filter(({ group }) => group !== 'STARTUP');
  const each = activityMode === 'HYBRID' ? threeDays.onsiteOfHybrid : threeDays.each;
  const perTraining = mode === 'ONSITE' ? each : threeDays.each - threeDays.onsiteOfHybrid;
  const total = presences - (all.length - short.length) * 3 * perTraining;
  const weights = short.map(() => random.int(50, 150));
  return shares(total, weights).flatMap((count, at) =>
    Array.from({ length: count }, (): Seat => ({ activity: short[at]!, mode })),
  );
}

/** A total in whole parts by weight; what rounding leaves goes to the first ones. */
function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  const whole = weights.map((weight) => Math.floor((total * weight) / sum));
  const left = total - whole.reduce((one, other) => one + other, 0);
  return whole.map((count, at) => (at < left ? count + 1 : count));
}

/** Gives the seats to people, first those who come three times, then twice, then once; nobody sits twice in one activity. */
function seated(seats: Seat[], people: readonly number[], thrice: number): Place[] {
  const places: Place[] = [];
  for (const [at, person] of people.entries()) {
    const times = at < thrice ? 3 : at < thrice + persons.twice ? 2 : 1;
    const taken = new Set<PlannedActivity>();
    for (let time = 0; time < times; time++) {
      const from = seats.findLastIndex(({ activity }) => !taken.has(activity));
      const [seat] = seats.splice(from, 1);
      if (!seat) throw new Error('There are fewer seats than presences.');
      taken.add(seat.activity);
      places.push({ ...seat, person, outcome: 'CAME' });
    }
  }
  return places;
}

/** People known from other activities who registered and stayed away, or cancelled. */
function notSeen(calendar: readonly PlannedActivity[], came: readonly Place[], random: SeededRandom): Place[] {
  const key = (activity: PlannedActivity, person: number) => activity.number * personCount + person;
  const known = new Set(came.map(({ activity, person }) => key(activity, person)));
  const places: Place[] = [];
  while (places.length < semarang.noShows + semarang.cancelled) {
    const activity = random.pick(calendar);
    const person = random.int(0, personCount - 1);
    if (known.has(key(activity, person))) continue;
    known.add(key(activity, person));
    const outcome = places.length < semarang.noShows ? 'NO_SHOW' : 'CANCELLED';
    const isOnsite = activity.mode === 'OFFLINE' || (activity.mode === 'HYBRID' && random.chance(0.4));
    places.push({ activity, person, mode: isOnsite ? 'ONSITE' : 'ONLINE', outcome });
  }
  return places;
}

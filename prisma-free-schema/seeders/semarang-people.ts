import { idFor, type Id } from '#kernel';
import { CrowdNames } from './crowd-names.js';
import { later, wib } from './moments.js';
import { addPerson } from './people.js';
import { readCsv } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { staffIds } from './sample-ids.js';
import { SeededRandom } from './seeded-random.js';
import { semarangSeed } from './semarang-calendar.js';
import { semarang } from './semarang-numbers.js';

export const participantId = (person: number): Id => idFor('sample', 'participant', person);

/** When staff looked through the records and merged what was one person (invented). */
const mergedFrom = wib('2021-11-22 09:00');

/**
 * Everybody who came to an activity, and the second records of some of them that were merged.
 * @param knownSince when each person registered first, by the person's number
 */
export function addParticipants(rows: Rows, knownSince: readonly string[]): void {
  const random = new SeededRandom(semarangSeed, 'semarang-people');
  const genders = deal(random, semarang.genders);
  const regions = deal(random, semarang.regions).map((kind) => regionOf(random, kind));
  const names = new CrowdNames(random, 'kegiatan');
  const people = knownSince.map((since, person) => {
    const saidGender = genders[person]!;
    const sex = saidGender === 'UNDISCLOSED' ? (person % 2 === 0 ? 'F' : 'M') : saidGender;
    return { id: participantId(person), ...names.person(sex), since, saidGender, regionCode: regions[person]! };
  });
  for (const { since, ...person } of people) addPerson(rows, since, person);
  for (const [at, { since, ...kept }] of random.some(people, semarang.duplicates).entries()) {
    const id = idFor('sample', 'participant-again', at);
    addPerson(rows, later(since, 1440), { ...kept, id, email: kept.email.replace('.kegiatan@', '.ulang@') });
    const mergedAt = later(mergedFrom, at * 7);
    rows.add('person_merge', {
      id: idFor('sample', 'person-merge', at),
      ...dated(mergedAt),
      kept_id: kept.id,
      merged_id: id,
      basis: 'STAFF',
      merged_by_id: staffIds[at % staffIds.length],
      merged_at: mergedAt,
      undoable_until: later(mergedAt, 30 * 1440),
    });
  }
}

/** As many of each key as its count says, in an order by chance. */
function deal<K extends string>(random: SeededRandom, counts: Readonly<Record<K, number>>): K[] {
  const entries = Object.entries(counts) as [K, number][];
  return random.shuffled(entries.flatMap(([key, count]) => Array.from({ length: count }, () => key)));
}

const home = '33.74';
const regencies = readCsv('regions.csv').flatMap(({ code, level }) => (level === 'REGENCY' && code ? [code] : []));
const around = regencies.filter((code) => code.startsWith('33.') && code !== home);
const elsewhere = regencies.filter((code) => !code.startsWith('33.'));

function regionOf(random: SeededRandom, kind: keyof typeof semarang.regions): string {
  if (kind === 'semarang') return home;
  return random.pick(kind === 'centralJava' ? around : elsewhere);
}

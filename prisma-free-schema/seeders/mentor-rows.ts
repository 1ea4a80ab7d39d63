import { idFor, type Id } from '#kernel';
import { later } from './moments.js';
import type { Names } from './names.js';
import { addGrant, addPerson } from './people.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { samplePersonId } from './sample-people.js';
import { meetingColumns, meetingOfMentor, type SampleMeeting } from './sample-meetings.js';
import type { SeasonShell } from './season-shell.js';
import type { SeededRandom } from './seeded-random.js';

interface MentorsFile {
  readonly kinds: readonly {
    readonly headline: string;
    readonly topics: readonly string[];
    readonly sectors: readonly string[];
  }[];
  readonly organisations: readonly string[];
}

/** A mentor of one cohort, before it is known who that person is. */
export interface MentorPlan {
  /** Id of the mentor profile. */
  readonly id: Id;
  readonly headline: string;
  readonly organisation: string;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  readonly meeting: SampleMeeting;
  readonly maxStartups: number;
}

const stagePairs = [
  ['IDEA', 'PROTOTYPE', 'MVP'],
  ['MVP', 'EARLY_REVENUE'],
  ['EARLY_REVENUE', 'GROWTH'],
] as const;

export function planMentors(random: SeededRandom, season: SeasonShell, count: number): MentorPlan[] {
  const { kinds, organisations } = readJson<MentorsFile>('mentors.json');
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? random.pick(kinds);
    const id = idFor('sample', 'mentor-profile', season.key, i);
    return {
      id,
      ...kind,
      organisation: random.pick(organisations),
      stages: random.pick(stagePairs),
      meeting: meetingOfMentor(id, random.pick([['id'], ['id', 'jv'], ['id', 'en']] as const)),
      maxStartups: random.int(1, 3),
    };
  });
}

/** Who stands behind a mentor profile. */
export const personOf = (mentorId: Id, sampleMentor: Id): Id =>
  mentorId === sampleMentor ? samplePersonId('mentor') : idFor('sample', 'mentor', mentorId);

/** The profiles and the people behind them; the profile `sampleMentor` is that of the sample person. */
export function addMentors(
  rows: Rows,
  season: SeasonShell,
  mentors: readonly MentorPlan[],
  sampleMentor: Id,
  names: Names,
): void {
  const invited = later(season.starts('PENDAFTARAN'), 7 * 1440);
  for (const mentor of mentors) {
    const known = mentor.id === sampleMentor;
    const personId = personOf(mentor.id, sampleMentor);
    if (!known) addPerson(rows, invited, { id: personId, ...names.person() });
    addGrant(rows, invited, personId, 'MENTOR', 'COHORT', season.cohortId);
    rows.add('mentor_profile', {
      id: mentor.id,
      ...dated(invited),
      version: 1,
      person_id: personId,
      cohort_id: season.cohortId,
      headline: mentor.headline,
      organisation: mentor.organisation,
      topics: mentor.topics,
      sectors: mentor.sectors,
      stages: mentor.stages,
      ...meetingColumns(mentor.meeting),
      max_startups: mentor.maxStartups,
      state: 'ACTIVE',
    });
  }
}

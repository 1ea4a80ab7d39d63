import { idFor, type Id } from '#kernel';
import type { Entry } from './application-rows.js';
import { startupId } from './application-rows.js';
import type { MentorPlan } from './mentor-rows.js';
import { later } from './moments.js';
import { dated, type Rows } from './rows.js';
import type { SeasonShell } from './season-shell.js';
import { season2Seed } from './season-2-entries.js';
import { SeededRandom } from './seeded-random.js';

/** Whom each startup and each mentor of the cohort ranked, best first; who is missing ranked nobody. */
export interface SampleChoices {
  readonly byStartup: ReadonlyMap<Id, readonly Id[]>;
  readonly byMentor: ReadonlyMap<Id, readonly Id[]>;
}

/** Two of three teams and half of the mentors rank some of the other side, mostly by topics. */
export function makeChoices(entries: readonly Entry[], mentors: readonly MentorPlan[]): SampleChoices {
  const alike = (entry: Entry, mentor: MentorPlan) =>
    entry.venture.topics.filter((topic) => mentor.topics.includes(topic)).length;
  const choose = <T>(random: SeededRandom, from: readonly T[], liking: (one: T) => number): T[] =>
    random
      .shuffled(from)
      .toSorted((a, b) => liking(b) - liking(a))
      .slice(0, random.int(2, 4));
  const byStartup = new Map<Id, Id[]>();
  const byMentor = new Map<Id, Id[]>();
  for (const entry of entries) {
    const random = new SeededRandom(season2Seed, 'team-choices', entry.number);
    if (!random.chance(2 / 3)) continue;
    const chosen = choose(random, mentors, (mentor) => alike(entry, mentor));
    byStartup.set(
      startupId(entry.number),
      chosen.map(({ id }) => id),
    );
  }
  for (const mentor of mentors) {
    const random = new SeededRandom(season2Seed, 'mentor-choices', mentor.id);
    if (!random.chance(1 / 2)) continue;
    const chosen = choose(random, entries, (entry) => alike(entry, mentor));
    byMentor.set(
      mentor.id,
      chosen.map(({ number }) => startupId(number)),
    );
  }
  return { byStartup, byMentor };
}

/** The choices as rows, made while the mentors were invited. */
export function addChoices(rows: Rows, season: SeasonShell, { byStartup, byMentor }: SampleChoices): void {
  const at = later(season.starts('PENDAFTARAN'), 20 * 1440);
  const add = (side: 'STARTUP' | 'MENTOR', startup: Id, mentor: Id, rank: number) =>
    rows.add('ranked_choice', {
      id: idFor('sample', 'ranked-choice', side, startup, mentor),
      ...dated(at),
      cohort_id: season.cohortId,
      side,
      startup_id: startup,
      mentor_id: mentor,
      rank,
    });
  for (const [startup, mentors] of byStartup) mentors.forEach((mentor, i) => add('STARTUP', startup, mentor, i + 1));
  for (const [mentor, startups] of byMentor) startups.forEach((startup, i) => add('MENTOR', startup, mentor, i + 1));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { submittedText } from '#programmes';
import type { MeetingMode } from '#schema';

/** How one meets, and whom of the other side one would like best, in order. */
interface MeetingRow {
  readonly languages: readonly string[];
  readonly mode: MeetingMode | null;
  readonly spaces: readonly string[];
  readonly freeTimes: readonly string[];
  readonly ranked: readonly Id[];
}

export interface StartupRow extends MeetingRow {
  readonly id: Id;
  readonly sectors: readonly string[];
  readonly topics: readonly string[];
  readonly stage: string | null;
  readonly text: string;
}

export interface MentorRow extends MeetingRow {
  readonly id: Id;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  readonly places: number;
  /** How many startups this mentor has already. */
  readonly taken: number;
  readonly text: string;
}

/**
 * What holds of a pair already. STARTED: active, or one side said yes. OFFERED: nobody answered yet. FORBID: kept apart
 * by the director, or it did not work before. CONFLICT: of interest, or the mentor's own team.
 */
export interface StandingPair {
  readonly startup: Id;
  readonly mentor: Id;
  readonly kind: 'STARTED' | 'OFFERED' | 'PIN' | 'FORBID' | 'CONFLICT';
}

/** A cohort as it stands. */
export interface MentorFacts {
  readonly startups: readonly StartupRow[];
  readonly mentors: readonly MentorRow[];
  readonly standing: readonly StandingPair[];
}

const meeting = (of: string) =>
  `${of}.languages, ${of}.meeting_mode as mode, ${of}.spaces, ${of}.free_times as "freeTimes"`;

const startupsOfCohort = `
  select s.id, s.sectors, s.topics_needed as topics, s.stage,
    concat_ws(' ', s.one_liner, ${submittedText}) as text, ${meeting('s')},
    array(select k.mentor_id::text from ranked_choice k
      where k.side = 'STARTUP' and k.startup_id = s.id and k.cohort_id = e.cohort_id order by k.rank) as ranked
  from enrolment e join startup s on s.id = e.startup_id join application a on a.id = e.application_id
  where e.cohort_id = ? and e.state = 'ACTIVE' order by s.id`;

const mentorsOfCohort = `
  select p.id, p.topics, p.sectors, p.stages, p.max_startups as places, concat_ws(' ', p.headline, p.bio) as text,
    ${meeting('p')},
    array(select k.startup_id::text from ranked_choice k
      where k.side = 'MENTOR' and k.mentor_id = p.id order by k.rank) as ranked,
    (select count(*)::int from mentor_match m where m.mentor_id = p.id and m.state = 'ACTIVE') as taken
  from mentor_profile p where p.cohort_id = ? and p.state = 'ACTIVE' order by p.id`;

const standingPairs = `
  with mentor as (select id, person_id from mentor_profile where cohort_id = ?)
  select m.startup_id as startup, m.mentor_id as mentor,
    case when m.state = 'OFFERED' and m.answered_at is null and m.team_answered_at is null then 'OFFERED' else 'STARTED' end as kind
  from mentor_match m join mentor p on p.id = m.mentor_id where m.state in ('OFFERED', 'ACTIVE')
  union
  select w.startup_id, w.mentor_id, w.kind from match_wish w join mentor p on p.id = w.mentor_id
  union
  select m.startup_id, m.mentor_id, 'FORBID' from mentor_match m join mentor p on p.id = m.mentor_id
  where m.state in ('DECLINED', 'EXPIRED', 'ENDED')
  union
  select c.startup_id, p.id, 'CONFLICT' from conflict c join mentor p on p.person_id = c.person_id
  where c.lifted_at is null and c.reason <> 'MENTOR_OF'
  union
  select t.startup_id, p.id, 'CONFLICT' from membership t join mentor p on p.person_id = t.person_id
  where t.left_at is null`;

/** Reads who takes part in a cohort and what holds of its pairs. */
export async function readMentorFacts(em: EntityManager, cohortId: Id): Promise<MentorFacts> {
  const startups = await em.execute<StartupRow[]>(startupsOfCohort, [cohortId]);
  const mentors = await em.execute<MentorRow[]>(mentorsOfCohort, [cohortId]);
  const all = await em.execute<StandingPair[]>(standingPairs, [cohortId]);
  const here = new Set(startups.map(({ id }) => id));
  const able = new Set(mentors.map(({ id }) => id));
  return { startups, mentors, standing: all.filter((pair) => here.has(pair.startup) && able.has(pair.mentor)) };
}

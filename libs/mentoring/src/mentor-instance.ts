import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { affinityOf, instanceFrom, MENTORING_WEIGHTS, type AffinityProfile, type MatchInstance } from '#matching';

interface StartupRow {
  readonly id: Id;
  readonly sectors: string[];
  readonly topics: string[];
  readonly stage: string | null;
}

interface MentorRow {
  readonly id: Id;
  readonly topics: string[];
  readonly sectors: string[];
  readonly stages: string[];
  readonly places: number;
}

export interface StandingPair {
  readonly startup: Id;
  readonly mentor: Id;
  readonly kind: 'LIVE' | 'PIN' | 'FORBID' | 'CONFLICT';
}

/** What the solver needs to pair the startups of a cohort with its mentors. */
export interface MentorInstance {
  readonly instance: MatchInstance;
  /** Pairs that stand already; they count, and no row is made for them. */
  readonly live: readonly StandingPair[];
  /** Parts of each pair's affinity, by `startup mentor`. */
  readonly parts: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

export const pairKey = (startup: Id, mentor: Id): string => `${startup} ${mentor}`;

const startupsOfCohort = `
  select s.id, s.sectors, s.topics_needed as topics, s.stage
  from enrolment e join startup s on s.id = e.startup_id
  where e.cohort_id = ? and e.state = 'ACTIVE' order by s.id`;

const mentorsOfCohort = `
  select id, topics, sectors, stages, max_startups as places
  from mentor_profile where cohort_id = ? and state = 'ACTIVE' order by id`;

/** Live pairs bind; wishes of the director; pairs that were refused; conflicts of interest and own teams never meet. */
const standingPairs = `
  select m.startup_id as startup, m.mentor_id as mentor, 'LIVE' as kind
  from mentor_match m join mentor_profile p on p.id = m.mentor_id where p.cohort_id = ? and m.state in ('OFFERED', 'ACTIVE')
  union
  select w.startup_id, w.mentor_id, w.kind from match_wish w join mentor_profile p on p.id = w.mentor_id where p.cohort_id = ?
  union
  select m.startup_id, m.mentor_id, 'FORBID'
  from mentor_match m join mentor_profile p on p.id = m.mentor_id where p.cohort_id = ? and m.state in ('DECLINED', 'ENDED')
  union
  select c.startup_id, p.id, 'CONFLICT' from conflict c join mentor_profile p on p.person_id = c.person_id
  where p.cohort_id = ? and c.lifted_at is null
  union
  select t.startup_id, p.id, 'CONFLICT' from membership t join mentor_profile p on p.person_id = t.person_id
  where p.cohort_id = ? and t.left_at is null`;

/** Reads a cohort as an instance of the mentoring problem. */
export async function readMentorInstance(em: EntityManager, cohortId: Id, seats: number): Promise<MentorInstance> {
  const startups = await em.execute<StartupRow[]>(startupsOfCohort, [cohortId]);
  const mentors = await em.execute<MentorRow[]>(mentorsOfCohort, [cohortId]);
  const all = await em.execute<StandingPair[]>(standingPairs, [cohortId, cohortId, cohortId, cohortId, cohortId]);
  const here = new Set(startups.map(({ id }) => id));
  const able = new Set(mentors.map(({ id }) => id));
  const standing = all.filter((pair) => here.has(pair.startup) && able.has(pair.mentor));
  const of = (...kinds: StandingPair['kind'][]) => standing.filter(({ kind }) => kinds.includes(kind));
  const live = of('LIVE');
  const conflicts = of('CONFLICT');
  const conflicted = new Set(conflicts.map(keyOf));
  const bound = new Set(live.map(keyOf));
  const pins = [...live, ...of('PIN').filter((pair) => !bound.has(keyOf(pair)))].filter(
    (pair) => !conflicted.has(keyOf(pair)),
  );
  const pinned = new Set(pins.map(keyOf));
  const forbids = [...new Map(of('FORBID').map((pair) => [keyOf(pair), pair])).values()].filter(
    (pair) => !pinned.has(keyOf(pair)) && !conflicted.has(keyOf(pair)),
  );
  const { arcs, parts } = allArcs(startups, mentors);
  const number = (id: Id, side: 'startup' | 'mentor') => pins.filter((pair) => pair[side] === id).length;
  return {
    instance: instanceFrom({
      kind: 'mentoring',
      applications: startups.map(({ id }) => ({ id, seats: Math.max(seats, number(id, 'startup')) })),
      judges: mentors.map(({ id, places }) => ({ id, min: 0, max: Math.max(places, number(id, 'mentor')) })),
      arcs,
      pins: pins.map(named),
      forbids: forbids.map(named),
      conflicts: [...new Map(conflicts.map((pair) => [keyOf(pair), pair])).values()].map(named),
    }),
    live,
    parts,
  };
}

const keyOf = ({ startup, mentor }: StandingPair) => pairKey(startup, mentor);
const named = ({ startup, mentor }: StandingPair) => ({ application: startup, judge: mentor });

function allArcs(startups: readonly StartupRow[], mentors: readonly MentorRow[]) {
  const arcs: { application: string; judge: string; w: number }[] = [];
  const parts = new Map<string, Readonly<Record<string, number>>>();
  for (const startup of startups) {
    const wants: AffinityProfile = {
      id: startup.id,
      topics: startup.topics,
      sectors: startup.sectors,
      stages: startup.stage ? [startup.stage] : [],
    };
    for (const mentor of mentors) {
      const affinity = affinityOf(wants, mentor, MENTORING_WEIGHTS);
      if (!affinity.allowed) continue;
      arcs.push({ application: startup.id, judge: mentor.id, w: affinity.w });
      parts.set(
        pairKey(startup.id, mentor.id),
        Object.fromEntries(affinity.parts.map(({ part, points }) => [part, points])),
      );
    }
  }
  return { arcs, parts };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { instanceFrom, type AffinityBlock, type MatchInstance, type Pair } from '#matching';
import { textLikeness } from '#programmes';
import type { FitTerms } from './fit-weights.js';
import { readMentorFacts, type MentorFacts, type StandingPair } from './mentor-facts.js';
import { pairFit, type FitParts } from './pair-fit.js';

/** What the solver needs to pair the startups of a cohort with its mentors. */
export interface MentorInstance {
  readonly instance: MatchInstance;
  /** Pairs that stand already, offered or running; no row is made for them. */
  readonly live: readonly StandingPair[];
  /** The same as index pairs: the match that a run is compared with. */
  readonly previous: readonly Pair[];
  /** Pairs that the director keeps apart or that did not work before. */
  readonly forbidden: ReadonlySet<string>;
  /** Parts of each pair's fit, by `startup mentor`. */
  readonly fits: ReadonlyMap<string, FitParts>;
  /** Pairs that a hard rule of the fit leaves out, and which one. */
  readonly barred: ReadonlyMap<string, AffinityBlock>;
}

export interface InstanceWish {
  readonly cohortId: Id;
  /** Mentors a startup gets at most. */
  readonly seats: number;
  readonly terms: FitTerms;
  /** One startup that looks for one more mentor; everybody else stays as they are. */
  readonly only?: Id;
}

export const pairKey = (startup: Id, mentor: Id): string => `${startup} ${mentor}`;
const keyOf = ({ startup, mentor }: StandingPair) => pairKey(startup, mentor);
const named = ({ startup, mentor }: StandingPair) => ({ application: startup, judge: mentor });
const once = (pairs: readonly StandingPair[]) => [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];

/** Reads a cohort as an instance of the mentoring problem. What people have started is fixed; conflicts are no arcs. */
export async function readMentorInstance(em: EntityManager, wish: InstanceWish): Promise<MentorInstance> {
  const all = await readMentorFacts(em, wish.cohortId);
  const facts = wish.only === undefined ? all : alone(all, wish.only);
  const { arcs, fits, barred } = await allArcs(em, facts, wish.terms);
  const of = (...kinds: StandingPair['kind'][]) => once(facts.standing.filter(({ kind }) => kinds.includes(kind)));
  const conflicts = of('CONFLICT');
  const without = (pairs: readonly StandingPair[], ...others: (readonly StandingPair[])[]) => {
    const taken = new Set(others.flat().map(keyOf));
    return pairs.filter((pair) => !taken.has(keyOf(pair)));
  };
  const live = without(of('STARTED', 'OFFERED'), conflicts);
  const pins = without(of('STARTED', 'PIN'), conflicts);
  const forbids = without(of('FORBID'), pins, conflicts);
  const extra = wish.only === undefined ? 0 : live.length + 1;
  const number = (id: Id, side: 'startup' | 'mentor') => pins.filter((pair) => pair[side] === id).length;
  const instance = instanceFrom({
    kind: 'mentoring',
    applications: facts.startups.map(({ id }) => ({ id, seats: Math.max(extra || wish.seats, number(id, 'startup')) })),
    judges: facts.mentors.map(({ id, places }) => ({ id, min: 0, max: Math.max(places, number(id, 'mentor')) })),
    arcs,
    pins: pins.map(named),
    forbids: forbids.map(named),
    conflicts: conflicts.map(named),
  });
  return { instance, live, previous: indicesOf(instance, live), forbidden: new Set(forbids.map(keyOf)), fits, barred };
}

/** The pairs as indices of the instance. */
export function indicesOf(
  { applicationIds = [], judgeIds = [] }: MatchInstance,
  pairs: readonly Pick<StandingPair, 'startup' | 'mentor'>[],
): Pair[] {
  const rows = new Map(applicationIds.map((id, i) => [id, i]));
  const columns = new Map(judgeIds.map((id, j) => [id, j]));
  return pairs.flatMap(({ startup, mentor }) => {
    const [i, j] = [rows.get(startup), columns.get(mentor)];
    return i === undefined || j === undefined ? [] : [[i, j] as const];
  });
}

/** One startup with what stands of it; what stands of the others takes places of their mentors. Offers stay too. */
function alone({ startups, mentors, standing }: MentorFacts, only: Id): MentorFacts {
  const isLive = ({ kind }: StandingPair) => kind === 'STARTED' || kind === 'OFFERED';
  const others = once(standing.filter((pair) => isLive(pair) && pair.startup !== only));
  const taken = (mentor: Id) => others.filter((pair) => pair.mentor === mentor).length;
  return {
    startups: startups.filter(({ id }) => id === only),
    mentors: mentors.map((mentor) => ({ ...mentor, places: Math.max(0, mentor.places - taken(mentor.id)) })),
    standing: standing.flatMap((pair) =>
      pair.startup === only ? [pair.kind === 'OFFERED' ? { ...pair, kind: 'STARTED' as const } : pair] : [],
    ),
  };
}

const noFit: FitParts = { told: { parts: {} }, ranks: null };

async function allArcs(em: EntityManager, { startups, mentors, standing }: MentorFacts, terms: FitTerms) {
  const arcs: { application: string; judge: string; w: number }[] = [];
  const fits = new Map<string, FitParts>();
  const barred = new Map<string, AffinityBlock>();
  const likeness = await textLikeness(em, startups, mentors);
  const held = new Set(standing.filter(({ kind }) => kind === 'STARTED' || kind === 'PIN').map(keyOf));
  for (const startup of startups) {
    for (const mentor of mentors) {
      const key = pairKey(startup.id, mentor.id);
      const fit = pairFit(startup, mentor, terms, likeness(startup.id, mentor.id));
      const isBarred = 'blockedBy' in fit;
      if (isBarred) barred.set(key, fit.blockedBy);
      // A pair that people have begun stays, whatever the rules say today.
      if (isBarred && !held.has(key)) continue;
      arcs.push({ application: startup.id, judge: mentor.id, w: isBarred ? 0 : fit.w });
      fits.set(key, isBarred ? noFit : { told: fit.told, ranks: fit.ranks });
    }
  }
  return { arcs, fits, barred };
}

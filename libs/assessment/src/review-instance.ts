import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { instanceFrom, type MatchInstance } from '#matching';
import { submittedText } from '#programmes';
import type { FitRules } from '#schema';
import { countedRules, quotasOf, type RoundQuotas, type RoundRules, type RuledReviewer } from './round-rules.js';
import { readWishes, withChanges, type WishedRead } from './read-wishes.js';
import { keyOfFacts, type RoundMemory } from './round-memory.js';
import { pairKey, reviewFits, reviewTermsOf, type ApplicationRow, type ReviewerRow } from './review-fits.js';

/** What the solver needs to give the applications of a round to its reviewers. */
export interface ReviewInstance {
  readonly instance: MatchInstance;
  /** Pairs that a director asked for or holds together, and nobody has begun: they can be taken back. */
  readonly asked: ReadonlySet<string>;
  /** Parts of each pair's affinity, by `application reviewer`. */
  readonly reasons: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** Pairs that are left out because they have no language in common. */
  readonly strangers: ReadonlySet<string>;
  readonly rules: RoundQuotas;
  readonly seats: number;
  readonly capacity: number;
}

interface PairRow {
  readonly application: Id;
  readonly reviewer: Id;
  readonly state: string;
}

const applicationsOfRound = `
  select a.id, a.number, s.name, s.sectors, s.topics_needed as topics, s.stage, s.languages, s.spaces,
    concat_ws(' ', s.one_liner, ${submittedText}) as text
  from application a join startup s on s.id = a.startup_id
  join review_round r on r.season_id = a.season_id
  where r.id = ? and a.lifecycle = 'IN_SELECTION'
    and exists (select from stage_entry e where e.application_id = a.id and e.stage_id = r.stage_id and e.left_at is null)
  order by a.id`;

const reviewersOfRound = `
  select c.reviewer_id as id, c.capacity, c.sectors, c.profile as text,
    coalesce(f.topics, '{}') as topics, coalesce(f.stages, '{}') as stages,
    c.languages, c.spaces, c.kind, coalesce(nullif(c.organisation, ''), f.organisation, '') as organisation
  from commitment c left join reviewer_profile f on f.person_id = c.reviewer_id
  where c.round_id = ? and c.capacity > 0 order by c.reviewer_id`;

/**
 * Conflicts of interest between the reviewers and the applications of a round, and who gave an application back. A read
 * that was handed on bars nobody: who is there again may take it again.
 */
const blockedPairs = `
  select a.id as application, c.person_id as reviewer, 'CONFLICT' as state
  from review_round r join application a on a.season_id = r.season_id
  join conflict c on c.startup_id = a.startup_id and c.lifted_at is null
  where r.id = ?
  union
  select a.id, m.person_id, 'TEAM'
  from review_round r join application a on a.season_id = r.season_id
  join membership m on m.startup_id = a.startup_id and m.left_at is null
  where r.id = ?
  union
  select application_id, reviewer_id, 'LEFT' from assignment where round_id = ? and state in ('RECUSED', 'VOID')`;

const begunPairs = `
  select application_id as application, reviewer_id as reviewer,
    case when cleared_at is null then state else 'IN_PROGRESS' end as state
  from assignment
  where round_id = ? and (state in ('IN_PROGRESS', 'DONE') or state = 'OFFERED' and (cleared_at is not null
    or run_id in (select id from assignment_run where outcome->>'kind' = 'MORE_READS')))`;

/** What of a round bears on who reads what. */
export interface ReviewedRound extends RoundRules {
  readonly id: Id;
  readonly readsPerApplication: number;
  /** Reads that every reviewer who promised as many is given at least. */
  readonly leastReads?: number;
  readonly fitWeights?: Readonly<Record<string, number>> | null;
  readonly fitRules?: FitRules | null;
}

interface NamedApplication extends ApplicationRow {
  readonly number: string;
  readonly name: string;
}

/** A round as the database has it, read once; instances with other wishes are made of it. */
export interface ReviewFacts {
  readonly round: ReviewedRound;
  readonly applications: readonly NamedApplication[];
  readonly reviewers: readonly (ReviewerRow & RuledReviewer)[];
  readonly blocked: readonly PairRow[];
  readonly begun: readonly PairRow[];
  readonly wishes: readonly WishedRead[];
  readonly fits: Awaited<ReturnType<typeof reviewFits>>;
  /** One name for all of the above. */
  readonly key: string;
}

/** Reads what bears on who reads what in a round; fits that are known for exactly these rows are not worked out anew. */
export async function readReviewFacts(
  em: EntityManager,
  round: ReviewedRound,
  memory: Pick<RoundMemory, 'recall'> = { recall: (_name, _key, make) => make() },
): Promise<ReviewFacts> {
  const { id } = round;
  const applications = await em.execute<NamedApplication[]>(applicationsOfRound, [id]);
  const reviewers = await em.execute<(ReviewerRow & RuledReviewer)[]>(reviewersOfRound, [id]);
  const here = new Set([...applications, ...reviewers].map((one) => one.id));
  const known = (pair: WishedRead | PairRow) => here.has(pair.application) && here.has(pair.reviewer);
  const begun = (await em.execute<PairRow[]>(begunPairs, [id])).filter(known);
  const wishes = (await readWishes(em, id)).filter(known);
  const held = new Set([...begun, ...wishes.filter(({ kind }) => kind === 'PIN')].map(keyOf));
  const blocked = (await em.execute<PairRow[]>(blockedPairs, [id, id, id])).filter(known);
  const terms = reviewTermsOf(round, held);
  const fitsKey = keyOfFacts(applications, reviewers, { ...terms, held: [...held] });
  const fits = await memory.recall('fits', fitsKey, () => reviewFits(em, applications, reviewers, terms));
  const { readsPerApplication, leastReads, needs, mostPerOrganisation } = round;
  const asked = [readsPerApplication, leastReads, needs, mostPerOrganisation];
  const key = keyOfFacts(fitsKey, blocked, begun, wishes, asked);
  return { round, applications, reviewers, blocked, begun, wishes, fits, key };
}

/** Reads a round as an instance of the assignment problem. */
export const readReviewInstance = async (em: EntityManager, round: ReviewedRound): Promise<ReviewInstance> =>
  reviewInstanceOf(await readReviewFacts(em, round));

/** A round as an instance, with some wishes other than they stand. */
export function reviewInstanceOf(facts: ReviewFacts, changes: readonly WishedRead[] = []): ReviewInstance {
  const { round, applications, reviewers, fits } = facts;
  const { readsPerApplication: reads, leastReads = 0 } = round;
  const { conflicts, closed, pins } = pairsOf(facts, withChanges(facts.wishes, changes));
  const readers = Map.groupBy(pins, ({ application }) => application);
  const ruled = applications.map(({ id }) => {
    const own = (readers.get(id) ?? []).map(({ reviewer }) => reviewer);
    return { id, seats: Math.max(reads, own.length), readers: own };
  });
  const indexOf = new Map(reviewers.map(({ id }, j) => [id, j]));
  const rules = quotasOf(countedRules(round, reviewers), ruled, indexOf);
  return {
    instance: instanceFrom({
      kind: 'review',
      applications: ruled,
      judges: reviewers.map(({ id, capacity }) => ({
        id,
        min: capacity < leastReads ? 0 : leastReads,
        max: Math.max(capacity, loadOf(pins, id)),
      })),
      arcs: openArcs(facts, closed),
      conflicts: conflicts.map(named),
      pins: pins.map(named),
      quotas: rules.quotas,
    }),
    rules,
    asked: new Set(pins.filter(({ state }) => state === 'OFFERED').map(keyOf)),
    reasons: fits.reasons,
    strangers: fits.strangers,
    seats: applications.length * reads,
    capacity: reviewers.reduce((sum, { capacity }) => sum + capacity, 0),
  };
}

/** Pairs that may be given out; only those of applications that somebody is kept from are looked at one by one. */
function openArcs({ fits }: ReviewFacts, closed: ReadonlySet<string>) {
  const touched = new Set([...closed].map((key) => key.slice(0, key.indexOf(' '))));
  return fits.arcs.filter((arc) => !touched.has(arc.application) || !closed.has(pairKey(arc.application, arc.judge)));
}

/**
 * A team, who left an application before, and whom the director keeps away stay apart (`closed`); a conflict might be
 * lifted, so it is named. Of the begun and the pinned ones those without either stay (`pins`): what is begun even where
 * the director would have it otherwise.
 */
function pairsOf({ blocked, begun, fits }: ReviewFacts, wishes: readonly WishedRead[]) {
  const barred = new Set(blocked.map(keyOf));
  const started = new Set(begun.filter(({ state }) => state !== 'OFFERED').map(keyOf));
  const forbidden = wishes.filter((wish) => wish.kind === 'FORBID' && !started.has(keyOf(wish))).map(keyOf);
  const closed = new Set([...blocked.filter(({ state }) => state !== 'CONFLICT').map(keyOf), ...forbidden]);
  const conflicts = blocked.filter((pair) => pair.state === 'CONFLICT' && !closed.has(keyOf(pair)));
  const pinned = wishes.filter(({ kind }) => kind === 'PIN').map((wish) => ({ ...wish, state: 'OFFERED' }));
  const all = new Map(
    [...pinned.filter((pair) => fits.reasons.has(keyOf(pair))), ...begun].map((pair) => [keyOf(pair), pair]),
  );
  const pins = [...all.values()].filter((pair) => !barred.has(keyOf(pair)) && !closed.has(keyOf(pair)));
  return { conflicts, closed, pins };
}

const keyOf = ({ application, reviewer }: Pick<PairRow, 'application' | 'reviewer'>) => pairKey(application, reviewer);
const named = ({ application, reviewer }: PairRow) => ({ application, judge: reviewer });
const loadOf = (pairs: readonly PairRow[], reviewer: Id) => pairs.filter((pair) => pair.reviewer === reviewer).length;

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { instanceFrom, type MatchInstance } from '#matching';
import { submittedText } from '#programmes';
import { countedRules, quotasOf, type RoundQuotas, type RoundRules, type RuledReviewer } from './round-rules.js';
import { pairKey, reviewFits, reviewWeightsOf, type ApplicationRow, type ReviewerRow } from './review-fits.js';

/** What the solver needs to give the applications of a round to its reviewers. */
export interface ReviewInstance {
  readonly instance: MatchInstance;
  /** Pairs that are kept as they are: the reviewer has begun or sent, or the director asked for this very read. */
  readonly begun: ReadonlySet<string>;
  /** Those of them that a director asked for and nobody has begun: they can be taken back. */
  readonly asked: ReadonlySet<string>;
  /** Parts of each pair's affinity, by `application reviewer`. */
  readonly reasons: ReadonlyMap<string, Readonly<Record<string, number>>>;
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
  select a.id, s.sectors, s.topics_needed as topics, s.stage, concat_ws(' ', s.one_liner, ${submittedText}) as text
  from application a join startup s on s.id = a.startup_id
  join review_round r on r.season_id = a.season_id
  where r.id = ? and a.lifecycle = 'IN_SELECTION'
    and exists (select from stage_entry e where e.application_id = a.id and e.stage_id = r.stage_id and e.left_at is null)
  order by a.id`;

const reviewersOfRound = `
  select c.reviewer_id as id, c.capacity, c.sectors, c.profile as text,
    coalesce(f.topics, '{}') as topics, coalesce(f.stages, '{}') as stages,
    c.kind, coalesce(f.organisation, '') as organisation
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
}

/** Reads a round as an instance of the assignment problem. */
export async function readReviewInstance(em: EntityManager, round: ReviewedRound): Promise<ReviewInstance> {
  const { id: roundId, readsPerApplication: reads, leastReads = 0, fitWeights } = round;
  const applications = await em.execute<ApplicationRow[]>(applicationsOfRound, [roundId]);
  const reviewers = await em.execute<(ReviewerRow & RuledReviewer)[]>(reviewersOfRound, [roundId]);
  const { conflicts, final, begun, pins } = await readPairs(em, roundId, applications, reviewers);
  const fits = await reviewFits(em, applications, reviewers, reviewWeightsOf(fitWeights ?? null));
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
      arcs: fits.arcs.filter((arc) => !final.has(pairKey(arc.application, arc.judge))),
      conflicts: conflicts.map(named),
      pins: pins.map(named),
      quotas: rules.quotas,
    }),
    rules,
    begun: new Set(begun.map(keyOf)),
    asked: new Set(pins.filter(({ state }) => state === 'OFFERED').map(keyOf)),
    reasons: fits.reasons,
    seats: applications.length * reads,
    capacity: reviewers.reduce((sum, { capacity }) => sum + capacity, 0),
  };
}

/**
 * Pairs of those who take part. A team, and who left an application before, stay apart for good (`final`); a conflict
 * might be lifted, so it is named. Of the begun ones those without either stay (`pins`).
 */
async function readPairs(
  em: EntityManager,
  roundId: Id,
  applications: readonly ApplicationRow[],
  reviewers: readonly ReviewerRow[],
) {
  const blocked = await em.execute<PairRow[]>(blockedPairs, [roundId, roundId, roundId]);
  const begunRows = await em.execute<PairRow[]>(begunPairs, [roundId]);
  const here = new Set(applications.map(({ id }) => id));
  const able = new Set(reviewers.map(({ id }) => id));
  const known = (pair: PairRow) => here.has(pair.application) && able.has(pair.reviewer);
  const closed = blocked.filter(known);
  const barred = new Set(closed.map(keyOf));
  const final = new Set(closed.filter(({ state }) => state !== 'CONFLICT').map(keyOf));
  const conflicts = closed.filter((pair) => pair.state === 'CONFLICT' && !final.has(keyOf(pair)));
  const begun = begunRows.filter(known);
  return { conflicts, final, begun, pins: begun.filter((pair) => !barred.has(keyOf(pair))) };
}

const keyOf = ({ application, reviewer }: PairRow) => pairKey(application, reviewer);
const named = ({ application, reviewer }: PairRow) => ({ application, judge: reviewer });
const loadOf = (pairs: readonly PairRow[], reviewer: Id) => pairs.filter((pair) => pair.reviewer === reviewer).length;

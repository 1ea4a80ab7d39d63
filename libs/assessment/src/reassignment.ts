import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { instanceFrom, match } from '#matching';
import { submittedText } from '#programmes';
import { pairKey, reviewFits, reviewTermsOf, type ApplicationRow, type ReviewerRow } from './review-fits.js';
import type { ReviewedRound } from './review-instance.js';
import { StandingReads } from './standing-reads.js';

/** One open read that goes to somebody else, or to nobody where nobody may or can take it. */
export interface HandedRead {
  readonly assignmentId: Id;
  readonly applicationId: Id;
  readonly number: string;
  readonly begun: boolean;
  readonly to: Id | null;
  readonly affinity: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Who takes over the open reads of one reviewer. */
export interface Reassignment {
  readonly reads: readonly HandedRead[];
  /** Gap to the optimum in micro-units; "0" is proven. */
  readonly gap: string;
  /** The same for the same plan, so that what was seen is what is done. */
  readonly fingerprint: string;
}

interface OpenRow extends ApplicationRow {
  readonly assignment: Id;
  readonly number: string;
  readonly begun: boolean;
}

const openReads = `
  select x.id as assignment, a.id, a.number, x.state = 'IN_PROGRESS' as begun, s.sectors, s.stage, s.languages, s.spaces,
    concat_ws(' ', s.one_liner, ${submittedText}) as text
  from assignment x join application a on a.id = x.application_id join startup s on s.id = a.startup_id
  where x.round_id = ? and x.reviewer_id = ? and x.state in ('OFFERED', 'IN_PROGRESS') order by x.id`;

/** Everybody else who promised more than is given to them. */
const othersWithRoom = `
  select c.reviewer_id as id, c.sectors, c.languages, c.spaces, c.profile as text, (c.capacity - count(x.id))::int as capacity
  from commitment c left join assignment x on x.round_id = c.round_id and x.reviewer_id = c.reviewer_id
    and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE')
  where c.round_id = ? and c.reviewer_id <> ?
  group by c.id having c.capacity > count(x.id) order by c.reviewer_id`;

/** Pairs that are given already, were given back, must not be, or are kept apart by the director. What somebody handed on may come back. */
const barredPairs = `
  select x.application_id as application, x.reviewer_id as reviewer from assignment x
  where x.round_id = ? and x.state <> 'LAPSED'
  union
  select w.application_id, w.reviewer_id from read_wish w where w.round_id = ? and w.kind = 'FORBID'
  union
  select a.id, c.person_id from application a join conflict c on c.startup_id = a.startup_id and c.lifted_at is null
  where a.id = any (?::uuid[])
  union
  select a.id, m.person_id from application a join membership m on m.startup_id = a.startup_id and m.left_at is null
  where a.id = any (?::uuid[])`;

/**
 * Plans who takes over what one reviewer has not sent: most reads first, then the best fit, within the room that others
 * have left and the rules of who reads. Nothing else moves.
 */
export async function planReassignment(em: EntityManager, round: ReviewedRound, reviewerId: Id): Promise<Reassignment> {
  const open = await em.execute<OpenRow[]>(openReads, [round.id, reviewerId]);
  const others = await em.execute<ReviewerRow[]>(othersWithRoom, [round.id, reviewerId]);
  const ids = `{${open.map(({ id }) => id).join(',')}}`;
  const barred = await em.execute<{ application: Id; reviewer: Id }[]>(barredPairs, [round.id, round.id, ids, ids]);
  const standing = await StandingReads.of(em, round, reviewerId);
  const taken = new Set(barred.map(({ application, reviewer }) => pairKey(application, reviewer)));
  const { arcs, reasons } = await reviewFits(em, open, others, reviewTermsOf(round));
  const instance = instanceFrom({
    kind: 'mentoring',
    applications: open.map(({ id }) => ({ id, seats: 1 })),
    judges: others.map(({ id, capacity }) => ({ id, min: 0, max: capacity })),
    arcs: arcs.filter(
      ({ application, judge }) => !taken.has(pairKey(application, judge)) && standing.allows(application, judge),
    ),
  });
  const { pairs, gap } = match(instance);
  const takers = new Map(pairs.map(([i, j]) => [open[i]?.id, others[j]?.id]));
  const fit = new Map(arcs.map(({ application, judge, w }) => [pairKey(application, judge), w]));
  const reads = open.map(({ assignment, id, number, begun }) => {
    const to = takers.get(id) ?? null;
    const key = to === null ? '' : pairKey(id, to);
    const why = { affinity: fit.get(key) ?? 0, reasons: reasons.get(key) ?? {} };
    return { assignmentId: assignment, applicationId: id, number, begun, to, ...why };
  });
  const moves = reads.map(({ assignmentId, to }) => `${assignmentId} ${to ?? ''}`).join('\n');
  return { reads, gap, fingerprint: createHash('sha256').update(moves).digest('hex') };
}

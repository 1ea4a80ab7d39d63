import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId, type Id } from '#kernel';
import { Cohort, mostRanked, RankedChoice, type ChoosingSide } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';

/** One side of a cohort that ranks the other. */
export interface Chooser {
  readonly side: ChoosingSide;
  readonly cohortId: Id;
  /** The startup or the mentor that chooses. */
  readonly id: Id;
}

/** Pairs of a cohort that may not be: a conflict of interest, or the mentor's own team. */
export const barredPair = (startup: string, person: string): string => `
  (pair_is_barred(${person}, ${startup}, false)
    or exists (select from membership t where t.startup_id = ${startup} and t.person_id = ${person} and t.left_at is null))`;

const choosable = {
  STARTUP: `
    select p.id, ${barredPair('q.startup', 'p.person_id')} as barred
    from mentor_profile p, (select ?::uuid as startup) q
    where p.cohort_id = ? and p.state = 'ACTIVE' and p.id = any (?::uuid[])`,
  MENTOR: `
    select e.startup_id as id, ${barredPair('e.startup_id', 'p.person_id')} as barred
    from mentor_profile p join enrolment e on e.cohort_id = p.cohort_id and e.state = 'ACTIVE'
    where p.id = ? and p.cohort_id = ? and e.startup_id = any (?::uuid[])`,
} as const;

/**
 * Writes the ranking of one side anew, best first; the caller holds a lock on the chooser.
 * @throws OUT_OF_RANGE for more than five, RANKED_TWICE, NOT_IN_COHORT, CONFLICT_OF_INTEREST
 */
export async function replaceChoices(em: EntityManager, { side, cohortId, id }: Chooser, ranked: readonly Id[]) {
  const field = side === 'STARTUP' ? 'mentorIds' : 'startupIds';
  if (ranked.length > mostRanked) throw new DomainError('OUT_OF_RANGE', { field, params: { min: 0, max: mostRanked } });
  if (new Set(ranked).size < ranked.length) throw new DomainError<MentoringCode>('RANKED_TWICE', { field });
  const rows = await em.execute<{ id: Id; barred: boolean }[]>(choosable[side], [
    id,
    cohortId,
    `{${ranked.join(',')}}`,
  ]);
  if (rows.length < ranked.length) throw new DomainError<MentoringCode>('NOT_IN_COHORT', { field });
  if (rows.some(({ barred }) => barred)) throw new DomainError<MentoringCode>('CONFLICT_OF_INTEREST', { field });
  const own = side === 'STARTUP' ? { startup: id } : { mentor: id };
  await em.nativeDelete(RankedChoice, { side, cohort: cohortId, ...own });
  const cohort = em.getReference(Cohort, cohortId);
  for (const [i, other] of ranked.entries()) {
    const pair = side === 'STARTUP' ? { startup: id, mentor: other } : { startup: other, mentor: id };
    em.persist(em.create(RankedChoice, { id: newId(), cohort, side, ...pair, rank: i + 1 }));
  }
}

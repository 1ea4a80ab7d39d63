import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Cohort, Enrolment, OfficeHourRound, type Season } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';

/** A round with its cohort, its programme and its zone. */
export interface RoundAtWork {
  readonly round: OfficeHourRound;
  readonly cohortId: Id;
  readonly programmeId: Id;
  readonly zone: string;
}

async function surroundings(em: EntityManager, round: OfficeHourRound): Promise<RoundAtWork> {
  const cohort = await em.findOneOrFail(Cohort, { id: round.cohort.id }, { populate: ['season.programme'] });
  const season: Season = cohort.season.unwrap();
  return { round, cohortId: cohort.id, programmeId: season.programme.id, zone: season.programme.unwrap().zone };
}

/** The round for its director, locked until the transaction ends. @throws NOT_FOUND */
export async function roundForDirector(em: EntityManager, viewer: Viewer, roundId: Id): Promise<RoundAtWork> {
  const seen = await em.findOne(OfficeHourRound, { id: roundId, cohort: viewer.where('match', 'Cohort') });
  if (!seen) throw new DomainError('NOT_FOUND');
  return surroundings(em, await em.refreshOrFail(seen, { lockMode: LockMode.PESSIMISTIC_WRITE }));
}

/** The round for anybody who takes part in it. @throws NOT_FOUND */
export async function roundForReader(em: EntityManager, viewer: Viewer, roundId: Id): Promise<RoundAtWork> {
  const round = await em.findOne(OfficeHourRound, { id: roundId, ...viewer.where('read', 'OfficeHourRound') });
  if (!round) throw new DomainError('NOT_FOUND');
  return surroundings(em, round);
}

/** The startup's place in the round's cohort, locked: of two who act for it, one waits. @throws NOT_FOUND */
export async function placeOf(
  em: EntityManager,
  viewer: Viewer,
  { round, startupId }: { readonly round: OfficeHourRound; readonly startupId: Id },
): Promise<Enrolment> {
  const own = { cohort: round.cohort.id, startup: startupId, ...viewer.where('ask', 'Enrolment') };
  const place = await em.findOne(Enrolment, own);
  if (!place) throw new DomainError('NOT_FOUND');
  return em.refreshOrFail(place, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The sample world stands still: nothing in it is ever over. */
export const isOver = ({ isSample }: OfficeHourRound, moment: Date, now: Date): boolean => !isSample && moment <= now;

/** Why a mentor must not meet a startup: a conflict of interest, the own team, or kept apart by the director. */
export const barredPair = (mentor: string, startup: string): string => `(
  pair_is_barred(${mentor}.person_id, ${startup}, false)
  or exists (select from membership b where b.person_id = ${mentor}.person_id and b.startup_id = ${startup} and b.left_at is null)
  or exists (select from match_wish k where k.mentor_id = ${mentor}.id and k.startup_id = ${startup} and k.kind = 'FORBID'))`;

/** @throws CONFLICT_OF_INTEREST when one of the mentors must not meet the startup */
export async function mustNotBeBarred(em: EntityManager, startupId: Id, mentorIds: readonly Id[]): Promise<void> {
  const [barred] = await em.execute<{ name: string }[]>(
    `select q.full_name as name from mentor_profile p join person q on q.id = p.person_id
     where p.id = any(?::uuid[]) and ${barredPair('p', '?::uuid')} order by q.full_name limit 1`,
    [`{${mentorIds.join(',')}}`, startupId, startupId, startupId],
  );
  if (barred) throw new DomainError<MentoringCode>('CONFLICT_OF_INTEREST', { params: { name: barred.name } });
}

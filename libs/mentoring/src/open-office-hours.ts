import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Cohort, OfficeHourRound, Person } from '#schema';

export interface OpenOfficeHoursInput {
  readonly cohortId: Id;
  readonly name: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly wishesCloseAt: Date;
  /** Length of every slot in minutes. */
  readonly slotMinutes: number;
  /** Places that mentors must have offered before an allotment. */
  readonly leastPlaces: number;
}

const longestPeriodMs = 120 * 86_400_000;

/** Opens office hours in a cohort: from now on mentors offer times and teams say whom they want to meet. */
@Injectable()
export class OpenOfficeHours {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the round. @throws NOT_FOUND, REQUIRED, DATE_ORDER, OUT_OF_RANGE */
  execute(viewer: Viewer, { cohortId, ...input }: OpenOfficeHoursInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const own = { id: cohortId, ...viewer.where('match', 'Cohort') };
      const cohort = await em.findOne(Cohort, own, { populate: ['season'] });
      if (!cohort) throw new DomainError('NOT_FOUND');
      mustFit(input);
      const { startsAt, endsAt } = input;
      if (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > longestPeriodMs) {
        throw new DomainError('DATE_ORDER', { field: 'endsAt' });
      }
      if (!Number.isInteger(input.slotMinutes) || input.slotMinutes < 10 || input.slotMinutes > 240) {
        throw new DomainError('OUT_OF_RANGE', { field: 'slotMinutes', params: { min: 10, max: 240 } });
      }
      const round = em.create(OfficeHourRound, {
        id: newId(),
        cohort,
        ...input,
        name: input.name.trim(),
        isSample: cohort.isSample,
        openedBy: em.getReference(Person, viewer.self),
      });
      em.persist(round);
      const programmeId = cohort.season.unwrap().programme.id;
      this.outbox.record(em, 'officeHours.opened', { roundId: round.id, cohortId }, viewer, programmeId);
      return round.id;
    });
  }
}

/** What may also be changed later. @throws REQUIRED, DATE_ORDER, OUT_OF_RANGE */
export function mustFit(round: Pick<OpenOfficeHoursInput, 'name' | 'wishesCloseAt' | 'endsAt' | 'leastPlaces'>): void {
  if (round.name.trim() === '') throw new DomainError('REQUIRED', { field: 'name' });
  if (round.wishesCloseAt > round.endsAt) throw new DomainError('DATE_ORDER', { field: 'wishesCloseAt' });
  if (!Number.isInteger(round.leastPlaces) || round.leastPlaces < 1 || round.leastPlaces > 10_000) {
    throw new DomainError('OUT_OF_RANGE', { field: 'leastPlaces', params: { min: 1, max: 10_000 } });
  }
}

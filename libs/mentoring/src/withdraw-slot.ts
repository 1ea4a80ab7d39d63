import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { OfficeHourMeeting, OfficeHourSlot } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';
import { roundForReader } from './office-hour-access.js';

/** Takes back a time that was offered, as long as nobody meets in it. */
@Injectable()
export class WithdrawSlot {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the round. @throws NOT_FOUND, SLOT_BOOKED */
  execute(viewer: Viewer, slotId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const seen = await em.findOne(OfficeHourSlot, { id: slotId, ...viewer.where('withdraw', 'OfficeHourSlot') });
      if (!seen) throw new DomainError('NOT_FOUND');
      const slot = await em.refreshOrFail(seen, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const meetings = await em.count(OfficeHourMeeting, { slot, state: 'BOOKED' });
      if (meetings > 0) throw new DomainError<MentoringCode>('SLOT_BOOKED', { params: { count: meetings } });
      slot.withdrawnAt ??= await databaseNow(em);
      const { round, cohortId, programmeId } = await roundForReader(em, viewer, slot.round.id);
      this.outbox.record(em, 'officeHours.changed', { roundId: round.id, cohortId }, viewer, programmeId);
      return round.id;
    });
  }
}

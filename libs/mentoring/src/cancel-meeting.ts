import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { OfficeHourMeeting, Person } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';
import { isOver, roundForReader } from './office-hour-access.js';

/** The team, the mentor or staff cancel a meeting before it begins; its place is free again and the others are told. */
@Injectable()
export class CancelMeeting {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the meeting. @throws NOT_FOUND, MEETING_CANCELLED, MEETING_OVER */
  execute(viewer: Viewer, { meetingId, note }: { readonly meetingId: Id; readonly note: string }): Promise<Id> {
    return this.em.transactional(async (em) => {
      const own = { id: meetingId, ...viewer.where('cancel', 'OfficeHourMeeting') };
      const seen = await em.findOne(OfficeHourMeeting, own);
      if (!seen) throw new DomainError('NOT_FOUND');
      const meeting = await em.refreshOrFail(seen, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (meeting.state === 'CANCELLED') throw new DomainError<MentoringCode>('MEETING_CANCELLED');
      const { round, cohortId, programmeId } = await roundForReader(em, viewer, meeting.round.id);
      const now = await databaseNow(em);
      if (isOver(round, meeting.startsAt, now)) throw new DomainError<MentoringCode>('MEETING_OVER');
      const cancelledBy = em.getReference(Person, viewer.self, { wrapped: true });
      em.assign(meeting, { state: 'CANCELLED', cancelledAt: now, cancelledBy, cancelNote: note.trim() });
      this.outbox.record(em, 'meeting.cancelled', { meetingId, cohortId }, viewer, programmeId);
      return meeting.id;
    });
  }
}

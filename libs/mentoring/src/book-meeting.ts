import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { MentorProfile, OfficeHourMeeting, OfficeHourSlot, Person } from '#schema';
import { freePlaces } from './free-places.js';
import type { MentoringCode } from './mentoring.errors.js';
import { isOver, mustNotBeBarred, placeOf, roundForReader, type RoundAtWork } from './office-hour-access.js';

export interface BookMeetingInput {
  readonly slotId: Id;
  readonly startupId: Id;
  /** What the team wants to talk about. */
  readonly topic: string;
}

/** Books a free place of a published round; of two who take the last one, one wins and the other hears what is free. */
@Injectable()
export class BookMeeting {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns id of the meeting
   * @throws NOT_FOUND, ROUND_NOT_PUBLISHED, MEETING_OVER, CONFLICT_OF_INTEREST, PAIR_MET, TIME_TAKEN, SLOT_TAKEN with three
   * free ones, ALL_TAKEN where there is none
   */
  execute(viewer: Viewer, { slotId, startupId, topic }: BookMeetingInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const seen = await em.findOne(OfficeHourSlot, { id: slotId, ...viewer.where('read', 'OfficeHourSlot') });
      if (!seen) throw new DomainError('NOT_FOUND');
      const at = await roundForReader(em, viewer, seen.round.id);
      await placeOf(em, viewer, { round: at.round, startupId });
      const slot = await em.refreshOrFail(seen, { lockMode: LockMode.PESSIMISTIC_WRITE });
      await mustBeBookable(em, at, slot, startupId);
      const mentor = await em.findOneOrFail(MentorProfile, { id: slot.mentor.id });
      const isOpen = !slot.withdrawnAt && mentor.state === 'ACTIVE';
      const seats = await em.find(OfficeHourMeeting, { slot, state: 'BOOKED' }, { fields: ['seat'] });
      const taken = new Set(seats.map(({ seat }) => seat));
      const seat = Array.from({ length: slot.capacity }, (_, i) => i + 1).find((number) => !taken.has(number));
      if (seat === undefined || !isOpen) throw await slotTaken(em, viewer, at, { slot, startupId });
      const meeting = em.create(OfficeHourMeeting, {
        id: newId(),
        round: at.round,
        startup: startupId,
        mentor: slot.mentor,
        slot,
        seat,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        bookedBy: em.getReference(Person, viewer.self),
        topic: topic.trim(),
        isSample: at.round.isSample,
      });
      const ids = { meetingId: meeting.id, cohortId: at.cohortId };
      this.outbox.record(em, 'meeting.booked', ids, viewer, at.programmeId);
      return meeting.id;
    });
  }
}

async function mustBeBookable(
  em: EntityManager,
  { round }: RoundAtWork,
  slot: OfficeHourSlot,
  startupId: Id,
): Promise<void> {
  if (round.state !== 'PUBLISHED') throw new DomainError<MentoringCode>('ROUND_NOT_PUBLISHED');
  if (isOver(round, slot.startsAt, await databaseNow(em))) throw new DomainError<MentoringCode>('MEETING_OVER');
  await mustNotBeBarred(em, startupId, [slot.mentor.id]);
  const own = { startup: startupId, state: 'BOOKED' as const };
  if ((await em.count(OfficeHourMeeting, { ...own, round, mentor: slot.mentor.id })) > 0) {
    throw new DomainError<MentoringCode>('PAIR_MET');
  }
  const atThatTime = { ...own, startsAt: { $lt: slot.endsAt }, endsAt: { $gt: slot.startsAt } };
  if ((await em.count(OfficeHourMeeting, atThatTime)) > 0) throw new DomainError<MentoringCode>('TIME_TAKEN');
}

async function slotTaken(
  em: EntityManager,
  viewer: Viewer,
  at: RoundAtWork,
  wanted: { readonly slot: OfficeHourSlot; readonly startupId: Id },
): Promise<DomainError<MentoringCode>> {
  const free = await freePlaces(em, viewer, at, wanted);
  if (free.length === 0) return new DomainError<MentoringCode>('ALL_TAKEN');
  return new DomainError<MentoringCode>('SLOT_TAKEN', { params: { free: free.join('; ') } });
}

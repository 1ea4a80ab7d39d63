import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { MentorProfile, OfficeHourSlot, type OfficeHourRound, type SlotMode } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';
import { isOver, roundForReader } from './office-hour-access.js';

export interface OfferSlotsInput {
  readonly roundId: Id;
  readonly mentorId: Id;
  /** Beginnings of the slots; each lasts as long as the round says. */
  readonly starts: readonly Date[];
  /** Startups that come at the same time. */
  readonly capacity: number;
  readonly mode: SlotMode;
  /** A link or a room, told to those who meet there. */
  readonly place: string;
}

/** A mentor offers times, or staff do for the mentor; a time that is offered already stays as it is. */
@Injectable()
export class OfferSlots {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the round. @throws NOT_FOUND, OUT_OF_RANGE, SLOT_OFF_GRID, SLOT_OUTSIDE, SLOT_OVERLAP */
  execute(viewer: Viewer, input: OfferSlotsInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const { round, cohortId, programmeId, zone } = await roundForReader(em, viewer, input.roundId);
      const own = { id: input.mentorId, cohort: cohortId, ...viewer.where('offer', 'MentorProfile') };
      const seen = await em.findOne(MentorProfile, own);
      if (!seen) throw new DomainError('NOT_FOUND');
      const mentor = await em.refreshOrFail(seen, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!Number.isInteger(input.capacity) || input.capacity < 1 || input.capacity > 20) {
        throw new DomainError('OUT_OF_RANGE', { field: 'capacity', params: { min: 1, max: 20 } });
      }
      await addSlots(em, { round, mentor, zone }, input);
      this.outbox.record(em, 'officeHours.changed', { roundId: round.id, cohortId }, viewer, programmeId);
      return round.id;
    });
  }
}

interface Offering {
  readonly round: OfficeHourRound;
  readonly mentor: MentorProfile;
  readonly zone: string;
}

/** @throws SLOT_OFF_GRID, SLOT_OUTSIDE, SLOT_OVERLAP with a time the person offers elsewhere */
async function addSlots(em: EntityManager, { round, mentor, zone }: Offering, input: OfferSlotsInput): Promise<void> {
  const now = await databaseNow(em);
  const lastMs = round.slotMinutes * 60_000;
  const standing = await em.find(OfficeHourSlot, { person: mentor.person.id, withdrawnAt: null });
  for (const startsAt of input.starts) {
    mustBeOnGrid(round, startsAt, now, zone);
    const endsAt = new Date(startsAt.getTime() + lastMs);
    const inTheWay = standing.find((one) => one.startsAt < endsAt && startsAt < one.endsAt);
    if (inTheWay?.round.id === round.id) continue;
    if (inTheWay) {
      const params = { at: inTheWay.startsAt.toISOString(), zone };
      throw new DomainError<MentoringCode>('SLOT_OVERLAP', { field: 'starts', params });
    }
    const { capacity, mode } = input;
    const what = { startsAt, endsAt, capacity, mode, place: input.place.trim(), isSample: round.isSample };
    standing.push(em.create(OfficeHourSlot, { id: newId(), round, mentor, person: mentor.person, ...what }));
  }
}

/** @throws SLOT_OFF_GRID, SLOT_OUTSIDE */
function mustBeOnGrid(round: OfficeHourRound, startsAt: Date, now: Date, zone: string): void {
  const lastMs = round.slotMinutes * 60_000;
  const sinceStart = startsAt.getTime() - round.startsAt.getTime();
  const params = { at: startsAt.toISOString(), zone, minutes: round.slotMinutes };
  const isInside = sinceStart >= 0 && startsAt.getTime() + lastMs <= round.endsAt.getTime();
  if (!isInside || isOver(round, startsAt, now)) {
    throw new DomainError<MentoringCode>('SLOT_OUTSIDE', { field: 'starts', params });
  }
  if (sinceStart % lastMs !== 0) throw new DomainError<MentoringCode>('SLOT_OFF_GRID', { field: 'starts', params });
}

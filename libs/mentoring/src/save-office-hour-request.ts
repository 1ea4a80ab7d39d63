import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { MentorProfile, OfficeHourRequest, OfficeHourWish, Person } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';
import { isOver, mustNotBeBarred, placeOf, roundForReader, type RoundAtWork } from './office-hour-access.js';

export interface OfficeHourRequestInput {
  readonly roundId: Id;
  readonly startupId: Id;
  /** Version the caller saw; nothing where there was no request yet. */
  readonly expectedVersion?: number | null | undefined;
  /** How many meetings at most. */
  readonly want: number;
  readonly topic: string;
  /** 3: above all, 2: gladly, 1: where it fits. */
  readonly wishes: readonly { readonly mentorId: Id; readonly preference: number }[];
  /** Beginnings of the times at which the team cannot come. */
  readonly busyAt: readonly Date[];
}

/** A team says how many meetings it wants, with whom, and when it cannot come; what it said before is replaced. */
@Injectable()
export class SaveOfficeHourRequest {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the request. @throws NOT_FOUND, CONFLICT, WISHES_CLOSED, OUT_OF_RANGE, NOT_IN_COHORT, CONFLICT_OF_INTEREST */
  execute(viewer: Viewer, input: OfficeHourRequestInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const at = await roundForReader(em, viewer, input.roundId);
      const place = await placeOf(em, viewer, { round: at.round, startupId: input.startupId });
      const request = await em.findOne(OfficeHourRequest, { round: at.round, startup: place.startup.id });
      if ((request?.version ?? null) !== (input.expectedVersion ?? null)) {
        throw new DomainError('CONFLICT', { params: { currentVersion: request?.version ?? 0 } });
      }
      await mustBeOpen(em, at);
      await mustFit(em, at, input);
      const kept = request ?? em.create(OfficeHourRequest, newRequest(at, input));
      const busyAt = [...new Set(input.busyAt.map((moment) => moment.toISOString()))].toSorted();
      const savedBy = em.getReference(Person, viewer.self, { wrapped: true });
      em.assign(kept, { want: input.want, topic: input.topic.trim(), busyAt, savedBy, updatedAt: new Date() });
      await em.flush();
      await em.nativeDelete(OfficeHourWish, { request: kept.id });
      for (const { mentorId, preference } of input.wishes) {
        const isSample = at.round.isSample;
        em.create(OfficeHourWish, { id: newId(), request: kept, mentor: mentorId, preference, isSample });
      }
      const ids = { roundId: at.round.id, cohortId: at.cohortId };
      this.outbox.record(em, 'officeHours.changed', ids, viewer, at.programmeId);
      return kept.id;
    });
  }
}

const newRequest = ({ round }: RoundAtWork, { startupId, want }: OfficeHourRequestInput) => ({
  id: newId(),
  round,
  startup: startupId,
  want,
  busyAt: [],
  isSample: round.isSample,
});

async function mustBeOpen(em: EntityManager, { round, zone }: RoundAtWork): Promise<void> {
  if (round.state === 'OPEN' && !isOver(round, round.wishesCloseAt, await databaseNow(em))) return;
  const params = { at: round.wishesCloseAt.toISOString(), zone };
  throw new DomainError<MentoringCode>('WISHES_CLOSED', { params });
}

async function mustFit(
  em: EntityManager,
  { cohortId }: RoundAtWork,
  { want, wishes, startupId }: OfficeHourRequestInput,
): Promise<void> {
  if (!Number.isInteger(want) || want < 0 || want > 20) {
    throw new DomainError('OUT_OF_RANGE', { field: 'want', params: { min: 0, max: 20 } });
  }
  if (wishes.some(({ preference }) => !Number.isInteger(preference) || preference < 1 || preference > 3)) {
    throw new DomainError('OUT_OF_RANGE', { field: 'wishes', params: { min: 1, max: 3 } });
  }
  const mentors = [...new Set(wishes.map(({ mentorId }) => mentorId))];
  const known = await em.count(MentorProfile, { id: { $in: mentors }, cohort: cohortId, state: 'ACTIVE' });
  if (known !== wishes.length) throw new DomainError<MentoringCode>('NOT_IN_COHORT', { field: 'wishes' });
  await mustNotBeBarred(em, startupId, mentors);
}

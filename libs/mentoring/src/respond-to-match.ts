import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Cohort, MentorMatch, MentorProfile } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';

export interface MatchAnswer {
  readonly matchId: Id;
  readonly accept: boolean;
  readonly note?: string | undefined;
}

/** A mentor says yes or no to a startup. */
@Injectable()
export class RespondToMatch {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, ANSWERED_ALREADY, CAPACITY_FULL when the mentor has no place left: of two yeses to the last one, one wins */
  execute(viewer: Viewer, { matchId, accept, note }: MatchAnswer): Promise<Id> {
    return this.em.transactional(async (em) => {
      const match = await em.findOne(MentorMatch, { id: matchId, ...viewer.where('respond', 'MentorMatch') });
      if (!match) throw new DomainError('NOT_FOUND');
      const mentor = await em.findOneOrFail(
        MentorProfile,
        { id: match.mentor.id },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      await em.refresh(match);
      if (match.state !== 'OFFERED') throw new DomainError<MentoringCode>('ANSWERED_ALREADY');
      if (accept && (await em.count(MentorMatch, { mentor, state: 'ACTIVE' })) >= mentor.maxStartups) {
        throw new DomainError<MentoringCode>('CAPACITY_FULL', { params: { places: mentor.maxStartups } });
      }
      match.state = accept ? 'ACTIVE' : 'DECLINED';
      match.answeredAt = await databaseNow(em);
      match.answerNote = note ?? '';
      const cohort = await em.findOneOrFail(Cohort, { id: mentor.cohort.id }, { populate: ['season'] });
      this.outbox.record(em, 'match.responded', { matchId }, viewer, cohort.season.unwrap().programme.id);
      return match.id;
    });
  }
}

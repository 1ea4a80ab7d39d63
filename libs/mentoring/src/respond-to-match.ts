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

/** A mentor, or the lead of the team, says yes or no to a pair; it is active once both said yes. */
@Injectable()
export class RespondToMatch {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The mentor's answer. A yes holds a place at once, although the team may not have answered yet.
   * @throws NOT_FOUND, ANSWERED_ALREADY, CAPACITY_FULL when the mentor has no place left: of two yeses to the last one, one wins
   */
  execute(viewer: Viewer, answer: MatchAnswer): Promise<Id> {
    return this.answer(viewer, answer, 'respond', async (em, match, mentor, now) => {
      if (match.answeredAt) throw new DomainError<MentoringCode>('ANSWERED_ALREADY');
      if (answer.accept && (await placesHeld(em, mentor)) >= mentor.maxStartups) {
        throw new DomainError<MentoringCode>('CAPACITY_FULL', { params: { places: mentor.maxStartups } });
      }
      match.answeredAt = now;
      return match.teamAnsweredAt !== null;
    });
  }

  /** The team's answer. @throws NOT_FOUND, ANSWERED_ALREADY */
  forTeam(viewer: Viewer, answer: MatchAnswer): Promise<Id> {
    return this.answer(viewer, answer, 'agree', (_em, match, _mentor, now) => {
      if (match.teamAnsweredAt) throw new DomainError<MentoringCode>('ANSWERED_ALREADY');
      match.teamAnsweredAt = now;
      return Promise.resolve(match.answeredAt !== null);
    });
  }

  private answer(
    viewer: Viewer,
    { matchId, accept, note }: MatchAnswer,
    action: 'respond' | 'agree',
    mark: (em: EntityManager, match: MentorMatch, mentor: MentorProfile, now: Date) => Promise<boolean>,
  ): Promise<Id> {
    return this.em.transactional(async (em) => {
      const match = await em.findOne(MentorMatch, { id: matchId, ...viewer.where(action, 'MentorMatch') });
      if (!match) throw new DomainError('NOT_FOUND');
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const mentor = await em.findOneOrFail(MentorProfile, { id: match.mentor.id }, { lockMode });
      await em.refresh(match, { lockMode });
      if (match.state !== 'OFFERED') throw new DomainError<MentoringCode>('ANSWERED_ALREADY');
      const otherAgreed = await mark(em, match, mentor, await databaseNow(em));
      if (!accept) match.state = 'DECLINED';
      else if (otherAgreed) match.state = 'ACTIVE';
      if (note) match.answerNote = note;
      const cohort = await em.findOneOrFail(Cohort, { id: mentor.cohort.id }, { populate: ['season'] });
      this.outbox.record(em, 'match.responded', { matchId }, viewer, cohort.season.unwrap().programme.id);
      return match.id;
    });
  }
}

/** Running pairs, and offers the mentor said yes to. */
function placesHeld(em: EntityManager, mentor: MentorProfile): Promise<number> {
  const held = [{ state: 'ACTIVE' as const }, { state: 'OFFERED' as const, answeredAt: { $ne: null } }];
  return em.count(MentorMatch, { mentor, $or: held });
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Cohort, Conflict, Enrolment, MatchWish, MentorProfile } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';

export interface MatchWishInput {
  readonly cohortId: Id;
  readonly startupId: Id;
  readonly mentorId: Id;
  /** Nothing takes the wish away. */
  readonly kind?: 'PIN' | 'FORBID' | null | undefined;
}

/** Holds a pair together or keeps it apart in every run from now on. */
@Injectable()
export class SetMatchWish {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, NOT_IN_COHORT, CONFLICT_OF_INTEREST, PIN_OVERLOAD when a mentor would have more pins than places */
  execute(viewer: Viewer, { cohortId, startupId, mentorId, kind }: MatchWishInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const cohort = await em.findOne(Cohort, { id: cohortId, ...viewer.where('match', 'Cohort') });
      if (!cohort) throw new DomainError('NOT_FOUND');
      const mentor = await em.findOne(MentorProfile, { id: mentorId, cohort });
      const enrolled = await em.count(Enrolment, { startup: startupId, cohort });
      if (!mentor || enrolled === 0) throw new DomainError<MentoringCode>('NOT_IN_COHORT');
      const standing = await em.findOne(MatchWish, { startup: startupId, mentor });
      if (!kind) {
        if (standing) em.remove(standing);
        return cohort.id;
      }
      if (kind === 'PIN') {
        const barred = {
          person: mentor.person.id,
          startup: startupId,
          liftedAt: null,
          reason: { $ne: 'MENTOR_OF' },
        } as const;
        if ((await em.count(Conflict, barred)) > 0) throw new DomainError<MentoringCode>('CONFLICT_OF_INTEREST');
        const pins = await em.count(MatchWish, { mentor, kind: 'PIN', startup: { $ne: startupId } });
        if (pins >= mentor.maxStartups) {
          throw new DomainError<MentoringCode>('PIN_OVERLOAD', { params: { places: mentor.maxStartups } });
        }
      }
      const wish =
        standing ?? em.create(MatchWish, { id: newId(), startup: startupId, mentor, kind, setBy: viewer.self });
      wish.kind = kind;
      em.persist(wish);
      return cohort.id;
    });
  }
}

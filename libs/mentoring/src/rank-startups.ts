import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { MentorProfile } from '#schema';
import { replaceChoices } from './ranked-choices.js';

export interface RankStartupsInput {
  readonly mentorId: Id;
  /** Startups of the mentor's cohort, the one liked best first; none takes the ranking away. */
  readonly startupIds: readonly Id[];
}

/** A mentor says which startups he or she would like best. The startups never see it. */
@Injectable()
export class RankStartups {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, OUT_OF_RANGE, RANKED_TWICE, NOT_IN_COHORT, CONFLICT_OF_INTEREST */
  execute(viewer: Viewer, { mentorId, startupIds }: RankStartupsInput): Promise<void> {
    return this.em.transactional(async (em) => {
      const mentor = await em.findOne(
        MentorProfile,
        { id: mentorId, state: 'ACTIVE', ...viewer.where('rank', 'MentorProfile') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['m0'] },
      );
      if (!mentor) throw new DomainError('NOT_FOUND');
      const cohortId = mentor.cohort.id;
      await replaceChoices(em, { side: 'MENTOR', cohortId, id: mentorId }, startupIds);
      this.outbox.record(em, 'fit.changed', { cohortId }, viewer);
    });
  }
}

import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Enrolment } from '#schema';
import { replaceChoices } from './ranked-choices.js';

export interface RankMentorsInput {
  /** The startup's place in a cohort. */
  readonly enrolmentId: Id;
  /** Mentors of the cohort, the one liked best first; none takes the ranking away. */
  readonly mentorIds: readonly Id[];
}

/** The lead of a team says which mentors it would like best. The mentors never see it. */
@Injectable()
export class RankMentors {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, OUT_OF_RANGE, RANKED_TWICE, NOT_IN_COHORT, CONFLICT_OF_INTEREST */
  execute(viewer: Viewer, { enrolmentId, mentorIds }: RankMentorsInput): Promise<void> {
    return this.em.transactional(async (em) => {
      const place = await em.findOne(
        Enrolment,
        { id: enrolmentId, ...viewer.where('rank', 'Enrolment') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['e0'] },
      );
      if (!place) throw new DomainError('NOT_FOUND');
      const cohortId = place.cohort.id;
      await replaceChoices(em, { side: 'STARTUP', cohortId, id: place.startup.id }, mentorIds);
      this.outbox.record(em, 'fit.changed', { cohortId }, viewer);
    });
  }
}

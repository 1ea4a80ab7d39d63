import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { requestAssignment } from './open-round.js';

/** Asks for the assignments of an open round once more; reads that were begun stay where they are. */
@Injectable()
export class RequestAssignment {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, ROUND_NOT_OPEN */
  execute(viewer: Viewer, roundId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('assign', 'ReviewRound') },
        { populate: ['season'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_NOT_OPEN');
      return requestAssignment(em, this.outbox, viewer, round, round.season.unwrap().programme.id);
    });
  }
}

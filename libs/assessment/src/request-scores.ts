import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';

/** Asks for the scores of a round once more, after something changed that no review tells of. */
@Injectable()
export class RequestScores {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, ROUND_NOT_OPEN before it was opened */
  execute(viewer: Viewer, roundId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('score', 'ReviewRound') },
        { populate: ['season'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state === 'SETUP') throw new DomainError<AssessmentCode>('ROUND_NOT_OPEN');
      this.outbox.record(em, 'round.scoresRequested', { roundId }, viewer, round.season.unwrap().programme.id);
      return round.id;
    });
  }
}

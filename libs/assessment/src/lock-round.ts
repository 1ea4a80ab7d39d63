import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { ReviewRound } from '#schema';

/** Closes a round to its reviewers, or opens it again while nothing was released. */
@Injectable()
export class LockRound {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, STATE_NOT_ALLOWED */
  execute(viewer: Viewer, { roundId, locked }: { roundId: Id; locked: boolean }): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(ReviewRound, { id: roundId, ...viewer.where('lock', 'ReviewRound') });
      if (!round) throw new DomainError('NOT_FOUND');
      const from = locked ? 'OPEN' : 'LOCKED';
      if (round.state !== from) throw new DomainError('STATE_NOT_ALLOWED', { params: { state: round.state } });
      round.state = locked ? 'LOCKED' : 'OPEN';
      return round.id;
    });
  }
}

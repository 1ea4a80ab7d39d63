import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Application, Offer, ReviewRound, Season, StageEntry } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { offerEnd, offersHeld } from './seats.js';

export interface PromoteInput {
  readonly roundId: Id;
  readonly applicationId: Id;
}

/** Offers a place that became free to somebody on the waiting list, whom a person chose. */
@Injectable()
export class PromoteFromWaitlist {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Of two who give the last place away at once, one does.
   * @returns id of the round
   * @throws NOT_FOUND, STATE_NOT_ALLOWED when it no longer waits, NO_PLACE_FREE
   */
  execute(viewer: Viewer, { roundId, applicationId }: PromoteInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] };
      const round = await em.findOne(ReviewRound, { id: roundId, ...viewer.where('release', 'ReviewRound') }, lock);
      const application =
        round && (await em.findOne(Application, { id: applicationId, decisions: { $some: { round } } }));
      if (!round || !application) throw new DomainError('NOT_FOUND');
      await em.lock(application, LockMode.PESSIMISTIC_WRITE);
      if (application.lifecycle !== 'WAITLISTED') {
        throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
      }
      if ((await offersHeld(em, round)) >= round.quota) {
        throw new DomainError<AssessmentCode>('NO_PLACE_FREE', { params: { quota: round.quota } });
      }
      const season = await em.findOneOrFail(Season, { id: round.season.id });
      const now = await databaseNow(em);
      application.move('offer');
      const entry = await em.findOne(StageEntry, { application, leftAt: null });
      if (entry) em.assign(entry, { leftAt: now, result: 'PASSED' });
      const offer = em.create(Offer, { id: newId(), application, state: 'MADE', expiresAt: offerEnd(season, now) });
      em.persist(offer);
      this.outbox.record(em, 'offer.made', { offerId: offer.id }, viewer, season.programme.id);
      return round.id;
    });
  }
}

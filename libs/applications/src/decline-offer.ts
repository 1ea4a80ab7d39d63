import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { lockedApplication, programmeOf } from './locked-application.js';
import { openOffer } from './open-offer.js';
import { leaveStage } from './stage-path.js';

/** Gives back the place that was offered; the next on the waiting list may have it. */
@Injectable()
export class DeclineOffer {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, STATE_NOT_ALLOWED, OFFER_EXPIRED */
  execute(viewer: Viewer, applicationId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'answerOffer', applicationId);
      const now = await databaseNow(em);
      const offer = await openOffer(em, application, now);
      em.assign(offer, { state: 'DECLINED', answeredAt: now });
      application.move('decline');
      await leaveStage(em, application, 'WITHDRAWN', now);
      const programmeId = await programmeOf(em, application);
      this.outbox.record(em, 'offer.declined', { offerId: offer.id }, viewer, programmeId);
      return application.id;
    });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Offer } from '#schema';
import { lockedApplication, programmeOf } from './locked-application.js';
import { leaveStage } from './stage-path.js';

/** Takes an application out of the season at its team's wish; reads and a held place are set free. */
@Injectable()
export class WithdrawApplication {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Possible until the place is confirmed; can be taken back for a day.
   * @throws NOT_FOUND, STATE_NOT_ALLOWED
   */
  execute(viewer: Viewer, applicationId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'withdraw', applicationId);
      const before = application.lifecycle;
      application.move('withdraw');
      const now = await databaseNow(em);
      application.withdrawnFrom = before;
      application.withdrawnAt = now;
      await leaveStage(em, application, 'WITHDRAWN', now);
      const offer = await em.findOne(Offer, { application, state: 'MADE' });
      if (offer) em.assign(offer, { state: 'DECLINED', answeredAt: now });
      const programmeId = await programmeOf(em, application);
      this.outbox.record(em, 'application.withdrawn', { applicationId }, viewer, programmeId);
      return application.id;
    });
  }
}

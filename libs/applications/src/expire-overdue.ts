import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Application, Offer } from '#schema';
import { programmeOf } from './locked-application.js';
import { leaveStage } from './stage-path.js';

/** Most rows that one run takes; the next run takes the rest. */
const batch = 200;

export interface Expired {
  readonly offers: number;
  readonly drafts: number;
}

/** Ends what its clock has run out for: offers nobody answered, and drafts of seasons that no longer take any. */
@Injectable()
export class ExpireOverdue {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to repeat; an offer that is answered at the same moment is left alone. */
  async execute(): Promise<Expired> {
    return { offers: await this.expireOffers(), drafts: await this.expireDrafts() };
  }

  private async expireOffers(): Promise<number> {
    const overdue = await this.em
      .fork()
      .execute<{ application_id: Id }[]>(
        `select application_id from offer where state = 'MADE' and expires_at < clock_timestamp() order by expires_at limit ${batch}`,
      );
    let expired = 0;
    for (const { application_id: id } of overdue) if (await this.expireOffer(id)) expired++;
    return expired;
  }

  /** One transaction for each, behind the same lock as an answer, so that the two cannot cross. */
  private expireOffer(applicationId: Id): Promise<boolean> {
    return this.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const application = await em.findOne(Application, { id: applicationId, lifecycle: 'OFFERED' }, { lockMode });
      const now = await databaseNow(em);
      const offer = application && (await em.findOne(Offer, { application, state: 'MADE', expiresAt: { $lt: now } }));
      if (!application || !offer) return false;
      em.assign(offer, { state: 'EXPIRED', answeredAt: now });
      application.move('expireOffer');
      await leaveStage(em, application, 'NOT_PASSED', now);
      const programmeId = await programmeOf(em, application);
      this.outbox.record(em, 'offer.expired', { offerId: offer.id }, undefined, programmeId);
      return true;
    });
  }

  private async expireDrafts(): Promise<number> {
    const rows = await this.em.fork().execute<{ id: Id }[]>(
      `update application set lifecycle = 'EXPIRED', version = version + 1, updated_at = now()
       where id in (
         select a.id from application a join season s on s.id = a.season_id
         where a.lifecycle = 'DRAFT' and s.state in ('CLOSED', 'FINISHED')
         order by a.id limit ${batch} for update of a skip locked)
       returning id`,
    );
    return rows.length;
  }
}

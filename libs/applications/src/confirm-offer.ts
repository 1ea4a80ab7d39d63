import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Cohort, Enrolment, type Application } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication, programmeOf } from './locked-application.js';
import { openOffer } from './open-offer.js';
import { enterStage, leaveStage, stageAfter } from './stage-path.js';

/** Takes the place that was offered: the startup joins the cohort and begins pre-incubation. */
@Injectable()
export class ConfirmOffer {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Of two who take the last place at once, one gets it.
   * @returns id of the application
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, OFFER_EXPIRED, COHORT_FULL, NO_COHORT
   */
  execute(viewer: Viewer, applicationId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'answerOffer', applicationId);
      const now = await databaseNow(em);
      const offer = await openOffer(em, application, now);
      const cohort = await cohortWithRoom(em, application);
      em.assign(offer, { state: 'CONFIRMED', answeredAt: now });
      application.move('confirm');
      const stage = await beginIncubation(em, application, now);
      const enrolment = { id: newId(), cohort, startup: application.startup, application, stage, startedAt: now };
      em.persist(em.create(Enrolment, enrolment));
      const programmeId = await programmeOf(em, application);
      this.outbox.record(em, 'offer.confirmed', { offerId: offer.id }, viewer, programmeId);
      return application.id;
    });
  }
}

/** The cohort that takes this season's startups, held so that its places are counted by one after the other. */
async function cohortWithRoom(em: EntityManager, application: Application): Promise<Cohort> {
  const [cohort] = await em.find(
    Cohort,
    { season: application.season, state: { $ne: 'COMPLETED' } },
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: 1, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!cohort) throw new DomainError<ApplicationsCode>('NO_COHORT');
  const taken = await em.count(Enrolment, { cohort, state: { $nin: ['LEFT', 'ENDED'] } });
  if (taken >= cohort.capacity) {
    throw new DomainError<ApplicationsCode>('COHORT_FULL', { params: { capacity: cohort.capacity } });
  }
  return cohort;
}

async function beginIncubation(em: EntityManager, application: Application, now: Date) {
  const left = await leaveStage(em, application, 'PASSED', now);
  const from = left?.stage.getEntity().position ?? 0;
  const next = await stageAfter(em, application.season.id, from, ['BOOTCAMP', 'INCUBATION']);
  if (!next) throw new DomainError<ApplicationsCode>('NO_COHORT');
  enterStage(em, application, next, now, null);
  return next;
}

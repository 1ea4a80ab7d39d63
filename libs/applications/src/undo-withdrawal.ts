import { EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { databaseNow, OpenCalls } from '#programmes';
import { Offer, StageEntry, type Application } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication } from './locked-application.js';

/** How long a withdrawal can be taken back. */
export const undoHours = 24;

/** Puts a withdrawn application back where it stood. */
@Injectable()
export class UndoWithdrawal {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
  ) {}

  /**
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, UNDO_TOO_LATE after a day, STAGE_CLOSED or DEADLINE_PASSED when what it would
   * return to is over, OFFER_EXPIRED, ALREADY_APPLIED when the startup has applied anew
   */
  async execute(viewer: Viewer, applicationId: Id): Promise<Id> {
    try {
      return await this.em.transactional((em) => this.undo(em, viewer, applicationId));
    } catch (cause) {
      if (cause instanceof UniqueConstraintViolationException) {
        throw new DomainError<ApplicationsCode>('ALREADY_APPLIED', { cause });
      }
      throw cause;
    }
  }

  private async undo(em: EntityManager, viewer: Viewer, applicationId: Id): Promise<Id> {
    const application = await lockedApplication(em, viewer, 'withdraw', applicationId);
    const { withdrawnAt, withdrawnFrom, lifecycle } = application;
    if (lifecycle !== 'WITHDRAWN' || !withdrawnAt || !withdrawnFrom) {
      throw new DomainError('STATE_NOT_ALLOWED', { params: { state: lifecycle } });
    }
    const now = await databaseNow(em);
    if (now.getTime() - withdrawnAt.getTime() > undoHours * 3_600_000) {
      throw new DomainError<ApplicationsCode>('UNDO_TOO_LATE', { params: { hours: undoHours } });
    }
    if (withdrawnFrom === 'DRAFT') await this.calls.mustTakeDrafts(em, application.season.id);
    await reopenStage(em, application, withdrawnAt, now);
    if (withdrawnFrom === 'OFFERED') await reopenOffer(em, application, withdrawnAt, now);
    application.lifecycle = withdrawnFrom;
    application.withdrawnAt = null;
    application.withdrawnFrom = null;
    return application.id;
  }
}

async function reopenStage(em: EntityManager, application: Application, leftAt: Date, now: Date): Promise<void> {
  const entry = await em.findOne(StageEntry, { application, leftAt, result: 'WITHDRAWN' }, { populate: ['stage'] });
  if (!entry) return;
  if (entry.stage.getEntity().endsAt < now) throw new DomainError<ApplicationsCode>('STAGE_CLOSED');
  em.assign(entry, { leftAt: null, result: null });
}

async function reopenOffer(em: EntityManager, application: Application, answeredAt: Date, now: Date): Promise<void> {
  const offer = await em.findOne(Offer, { application, answeredAt, state: 'DECLINED' });
  if (!offer || offer.expiresAt < now) throw new DomainError<ApplicationsCode>('OFFER_EXPIRED');
  em.assign(offer, { state: 'MADE', answeredAt: null });
}

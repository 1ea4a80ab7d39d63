import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { SubmissionAttempt } from '#schema';
import { takeSnapshot } from './application-snapshots.js';
import { lockedApplication, programmeOf } from './locked-application.js';
import { mustBeWithinRevision } from './open-fields.js';
import { mustBeAsSeen, type SubmitInput } from './submit-application.js';
import { SubmissionArrivals, type Arrival } from './submission-arrivals.js';

/** Sends a file that was returned for revision back to staff, as a new snapshot. */
@Injectable()
export class ResubmitApplication {
  constructor(
    private readonly em: EntityManager,
    private readonly arrivals: SubmissionArrivals,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns id of the application
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, DEADLINE_PASSED, CONFLICT, and a form code for each answer that will not do
   */
  async execute(viewer: Viewer, input: SubmitInput): Promise<Id> {
    const arrival = await this.arrivals.record(viewer, input.applicationId, input.attemptKey);
    return this.em.transactional((em) => this.resubmit(em, viewer, input, arrival));
  }

  private async resubmit(em: EntityManager, viewer: Viewer, input: SubmitInput, arrival: Arrival): Promise<Id> {
    const application = await lockedApplication(em, viewer, 'submit', input.applicationId);
    const attempt = await em.findOneOrFail(SubmissionAttempt, { id: arrival.attemptId });
    if (attempt.accepted) return application.id;
    if (application.lifecycle !== 'REVISION_REQUESTED') {
      throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
    }
    const request = await mustBeWithinRevision(em, application);
    mustBeAsSeen(application, input.expectedVersion, arrival);
    await takeSnapshot(em, application, arrival.receivedAt);
    application.move('submit');
    request.answeredAt = arrival.receivedAt;
    attempt.accepted = true;
    const programmeId = await programmeOf(em, application);
    this.outbox.record(em, 'application.resubmitted', { applicationId: application.id }, viewer, programmeId);
    return application.id;
  }
}

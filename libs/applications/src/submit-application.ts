import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { OpenCalls } from '#programmes';
import { Stage, SubmissionAttempt, type Application } from '#schema';
import { takeSnapshot } from './application-snapshots.js';
import { lockedApplication, programmeOf } from './locked-application.js';
import { enterStage } from './stage-path.js';
import { hashOfAnswers, SubmissionArrivals, type Arrival } from './submission-arrivals.js';

export interface SubmitInput {
  readonly applicationId: Id;
  /** Version the sender saw; absent where the sender takes whatever stands. */
  readonly expectedVersion?: number | null | undefined;
  /** Chosen by the sender once for each try to send; the same key is answered the same, however often it comes. */
  readonly attemptKey: string;
}

/** Sends a draft: freezes what was answered and opens the way to the administrative check. */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
    private readonly arrivals: SubmissionArrivals,
    private readonly outbox: Outbox,
  ) {}

  /**
   * In time is what arrived in time by the database clock, grace included for drafts begun before the deadline.
   * @returns id of the application
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, CALL_NOT_OPEN, DEADLINE_PASSED, CONFLICT, and REQUIRED or another form code for
   * each answer that is missing or wrong
   */
  async execute(viewer: Viewer, input: SubmitInput): Promise<Id> {
    const arrival = await this.arrivals.record(viewer, input.applicationId, input.attemptKey);
    return this.em.transactional((em) => this.submit(em, viewer, input, arrival));
  }

  private async submit(em: EntityManager, viewer: Viewer, input: SubmitInput, arrival: Arrival): Promise<Id> {
    const application = await lockedApplication(em, viewer, 'submit', input.applicationId);
    const attempt = await em.findOneOrFail(SubmissionAttempt, { id: arrival.attemptId });
    if (attempt.accepted) return application.id;
    if (application.lifecycle !== 'DRAFT') {
      throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
    }
    await this.calls.mustTakeSubmission(em, application.season.id, arrival.receivedAt, application.createdAt);
    mustBeAsSeen(application, input.expectedVersion, arrival);
    await takeSnapshot(em, application, arrival.receivedAt);
    application.move('submit');
    application.submittedAt = arrival.receivedAt;
    attempt.accepted = true;
    await enterSelection(em, application, arrival.receivedAt);
    const ids = { applicationId: application.id, seasonId: application.season.id };
    this.outbox.record(em, 'application.submitted', ids, viewer, await programmeOf(em, application));
    return application.id;
  }
}

/** What is judged must be what arrived: a co-applicant may have written in between. */
export function mustBeAsSeen(application: Application, seen: number | null | undefined, arrival: Arrival): void {
  if (typeof seen === 'number') application.mustBeAt(seen);
  if (hashOfAnswers(application.answers) !== arrival.answersHash) {
    throw new DomainError('CONFLICT', { params: { currentVersion: application.version } });
  }
}

/** A file that was sent waits in the first stage behind the open call. */
async function enterSelection(em: EntityManager, application: Application, at: Date): Promise<void> {
  const stages = await em.find(Stage, { season: application.season }, { orderBy: { position: 'asc' }, limit: 2 });
  const waiting = stages.find((stage) => stage.kind !== 'INTAKE') ?? stages[0];
  if (waiting) enterStage(em, application, waiting, at, null);
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { CheckVerdict, Person, type Application, type CheckReason } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication, programmeOf } from './locked-application.js';
import { enterStage, leaveStage, stageAfter } from './stage-path.js';

export interface CheckVerdictInput {
  readonly applicationId: Id;
  readonly expectedVersion: number;
  readonly result: 'ELIGIBLE' | 'INELIGIBLE';
  /** At least one when it is not eligible. */
  readonly reasonCodes: readonly CheckReason[];
  readonly note?: string | null | undefined;
}

/** What staff found in the administrative check: on to the reading, or not, with reasons. */
@Injectable()
export class RecordCheckVerdict {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, CONFLICT when a colleague was faster, STATE_NOT_ALLOWED, CHECK_REASON_REQUIRED */
  execute(viewer: Viewer, input: CheckVerdictInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'check', input.applicationId);
      application.mustBeAt(input.expectedVersion);
      const eligible = input.result === 'ELIGIBLE';
      if (!eligible && input.reasonCodes.length === 0) {
        throw new DomainError<ApplicationsCode>('CHECK_REASON_REQUIRED', { field: 'reasonCodes' });
      }
      application.move(eligible ? 'pass' : 'fail');
      const now = await databaseNow(em);
      const verdict = em.create(CheckVerdict, {
        id: newId(),
        application,
        result: input.result,
        reasonCodes: eligible ? [] : [...new Set(input.reasonCodes)],
        note: input.note?.trim() ?? '',
        checkedBy: em.getReference(Person, viewer.self),
        checkedAt: now,
      });
      em.persist(verdict);
      await movePastCheck(em, application, eligible, now, viewer.self);
      const ids = { applicationId: application.id, verdictId: verdict.id };
      this.outbox.record(em, 'application.checked', ids, viewer, await programmeOf(em, application));
      return application.id;
    });
  }
}

async function movePastCheck(em: EntityManager, application: Application, eligible: boolean, now: Date, by: Id) {
  const left = await leaveStage(em, application, eligible ? 'PASSED' : 'NOT_PASSED', now);
  if (!eligible) return;
  const position = left?.stage.getEntity().position ?? 0;
  const review = await stageAfter(em, application.season.id, position, ['REVIEW']);
  if (review) enterStage(em, application, review, now, by);
}

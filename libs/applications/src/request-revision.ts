import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { fieldOf } from '#forms';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Person, RevisionRequest, type Application } from '#schema';
import { formOf } from './application-form.js';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication, programmeOf } from './locked-application.js';

export interface RequestRevisionInput {
  readonly applicationId: Id;
  readonly expectedVersion: number;
  /** Keys of the form's fields that open again. */
  readonly fieldKeys: readonly string[];
  readonly note: string;
  readonly dueAt: Date;
}

/** Longest time a revision may take, in days. */
const longestDays = 30;

/** Returns a file to its team with the named fields unlocked until a day. */
@Injectable()
export class RequestRevision {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @throws NOT_FOUND, CONFLICT, STATE_NOT_ALLOWED, REVISION_LIMIT when the season allows no further round, REQUIRED for
   * no field or no note, UNKNOWN_FIELD, REVISION_DUE for a day that is past or more than 30 days away
   */
  execute(viewer: Viewer, input: RequestRevisionInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'askRevision', input.applicationId);
      application.mustBeAt(input.expectedVersion);
      application.move('askRevision');
      const before = await em.count(RevisionRequest, { application });
      await mustHaveRounds(application, before);
      await mustName(em, application, input);
      const now = await databaseNow(em);
      mustBeDueSoon(input.dueAt, now);
      const request = em.create(RevisionRequest, {
        id: newId(),
        application,
        sequence: before + 1,
        fieldKeys: [...new Set(input.fieldKeys)],
        note: input.note.trim(),
        dueAt: input.dueAt,
        askedBy: em.getReference(Person, viewer.self),
        askedAt: now,
      });
      em.persist(request);
      const ids = { applicationId: application.id, revisionRequestId: request.id };
      this.outbox.record(em, 'application.revisionRequested', ids, viewer, await programmeOf(em, application));
      return application.id;
    });
  }
}

async function mustHaveRounds(application: Application, before: number): Promise<void> {
  const { maxRevisions } = await application.season.loadOrFail();
  if (before >= maxRevisions) {
    throw new DomainError<ApplicationsCode>('REVISION_LIMIT', { params: { max: maxRevisions } });
  }
}

async function mustName(em: EntityManager, application: Application, { fieldKeys, note }: RequestRevisionInput) {
  if (fieldKeys.length === 0) throw new DomainError('REQUIRED', { field: 'fieldKeys' });
  if (note.trim() === '') throw new DomainError('REQUIRED', { field: 'note' });
  const form = await formOf(em, application);
  const unknown = fieldKeys.filter((key) => !fieldOf(form, key));
  if (unknown.length > 0) throw new DomainError('UNKNOWN_FIELD', { field: 'fieldKeys' });
}

function mustBeDueSoon(dueAt: Date, now: Date): void {
  const days = (dueAt.getTime() - now.getTime()) / 86_400_000;
  if (days > 0 && days <= longestDays) return;
  throw new DomainError<ApplicationsCode>('REVISION_DUE', { field: 'dueAt', params: { max: longestDays } });
}

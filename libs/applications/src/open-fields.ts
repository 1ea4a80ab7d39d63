import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#kernel';
import { databaseNow, type OpenCalls } from '#programmes';
import { RevisionRequest, type Application } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';

/** The revision that waits for an answer, if any. */
export function openRevision(em: EntityManager, application: Application): Promise<RevisionRequest | null> {
  return em.findOne(RevisionRequest, { application, answeredAt: null }, { orderBy: { sequence: 'desc' } });
}

/** The fields staff named stay open until the revision is due. */
export async function mustBeWithinRevision(em: EntityManager, application: Application): Promise<RevisionRequest> {
  const request = await openRevision(em, application);
  if (!request) throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
  const now = await databaseNow(em);
  if (now <= request.dueAt) return request;
  const params = { deadline: request.dueAt.toISOString(), received: now.toISOString() };
  throw new DomainError('DEADLINE_PASSED', { params });
}

/**
 * Whether these fields may be written now: any of a draft while its call takes it, only the named ones of a file that
 * was sent back, none otherwise.
 * @throws STATE_NOT_ALLOWED, DEADLINE_PASSED, CALL_NOT_OPEN, FIELD_LOCKED
 */
export async function mustBeOpenForEditing(
  em: EntityManager,
  calls: OpenCalls,
  application: Application,
  fields: readonly string[],
): Promise<void> {
  if (application.lifecycle === 'REVISION_REQUESTED') {
    const { fieldKeys } = await mustBeWithinRevision(em, application);
    const locked = fields.filter((field) => !fieldKeys.includes(field));
    DomainError.throwAll(
      locked.map((field) => new DomainError<ApplicationsCode>('FIELD_LOCKED', { field: `answers.${field}` })),
    );
    return;
  }
  if (application.lifecycle !== 'DRAFT') {
    throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
  }
  await calls.mustTakeSubmission(em, application.season.id, await databaseNow(em), application.createdAt);
}

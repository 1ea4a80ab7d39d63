import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Application } from '#schema';

/**
 * The application, held until the transaction ends, if the viewer may treat it so. The season beside it is not held.
 * @throws NOT_FOUND
 */
export async function lockedApplication(
  em: EntityManager,
  viewer: Viewer,
  action: string,
  applicationId: Id,
): Promise<Application> {
  const application = await em.findOne(
    Application,
    { id: applicationId, ...viewer.where(action, 'Application') },
    { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['a0'] },
  );
  if (!application) throw new DomainError('NOT_FOUND');
  return application;
}

/** The season of an application as the programme's staff know it, for the rows that tell them of it. */
export async function programmeOf(em: EntityManager, application: Application): Promise<Id> {
  const season = await application.season.loadOrFail();
  return season.programme.id;
}

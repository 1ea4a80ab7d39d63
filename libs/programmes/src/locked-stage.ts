import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Season, Stage } from '#schema';

/**
 * A stage as it is now, with its season locked until the transaction ends: stages of one season take each other's
 * places, so they are changed one after the other.
 * @throws NOT_FOUND
 */
export async function lockedStage(
  em: EntityManager,
  viewer: Viewer,
  action: 'update' | 'remove',
  id: Id,
): Promise<Stage> {
  const found = await em.findOne(Stage, { id, ...viewer.where(action, 'Stage') });
  if (!found) throw new DomainError('NOT_FOUND');
  await em.findOneOrFail(Season, { id: found.season.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const stage = await em.findOne(Stage, { id }, { refresh: true });
  if (!stage) throw new DomainError('NOT_FOUND');
  return stage;
}

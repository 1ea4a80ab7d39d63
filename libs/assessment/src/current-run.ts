import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { ScoreRun } from '#schema';

/** The run that stands for a round. @throws NOT_FOUND where there is none, or none the viewer may see */
export async function currentRun(em: EntityManager, viewer: Viewer, roundId: Id): Promise<ScoreRun> {
  const run = await em.findOne(
    ScoreRun,
    { round: roundId, isCurrent: true, ...viewer.where('read', 'ScoreRun') },
    { populate: ['round', 'round.season'] },
  );
  if (!run) throw new DomainError('NOT_FOUND');
  return run;
}

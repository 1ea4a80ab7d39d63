import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Id } from '#kernel';
import { Person, Stage, StageEntry, type Application, type StageKind, type StageResult } from '#schema';

/** The stage the application is in, if it is in one. */
export function openEntry(em: EntityManager, application: Application): Promise<StageEntry | null> {
  return em.findOne(StageEntry, { application, leftAt: null }, { populate: ['stage'] });
}

/** Leaves the stage the application is in. */
export async function leaveStage(em: EntityManager, application: Application, result: StageResult, at: Date) {
  const entry = await openEntry(em, application);
  if (!entry) return null;
  entry.leftAt = at;
  entry.result = result;
  await em.flush();
  return entry;
}

/** Enters a stage; rows are added and never rewritten, so the path stays readable. */
export function enterStage(em: EntityManager, application: Application, stage: Stage, at: Date, movedBy: Id | null) {
  const entry = em.create(StageEntry, {
    id: newId(),
    application,
    stage,
    enteredAt: at,
    movedBy: movedBy === null ? null : em.getReference(Person, movedBy),
    gateMet: [],
  });
  em.persist(entry);
  return entry;
}

/** The first stage of these kinds in the season's order, behind the given place. */
export async function stageAfter(
  em: EntityManager,
  seasonId: Id,
  position: number,
  kinds?: readonly StageKind[],
): Promise<Stage | null> {
  const [stage] = await em.find(
    Stage,
    { season: seasonId, position: { $gt: position }, ...(kinds ? { kind: { $in: [...kinds] } } : {}) },
    { orderBy: { position: 'asc' }, limit: 1 },
  );
  return stage ?? null;
}

import { DomainError } from '#kernel';
import type { Stage } from '#schema';
import type { ProgrammesCode } from './programmes.errors.js';

/**
 * What holds for the stages of one season in the order they are given: each ends after it starts, has room for somebody
 * where it has seats, and starts no earlier than the one before it.
 */
export function mustBeSound(stages: readonly Stage[]): void {
  for (const [at, stage] of stages.entries()) {
    if (stage.startsAt >= stage.endsAt) throw new DomainError('DATE_ORDER', { field: 'endsAt' });
    if (typeof stage.seats === 'number' && stage.seats < 1) {
      throw new DomainError<ProgrammesCode>('QUOTA_POSITIVE', { field: 'seats' });
    }
    const before = stages[at - 1];
    if (before && stage.startsAt < before.startsAt) {
      throw new DomainError<ProgrammesCode>('STAGE_ORDER', { field: 'startsAt' });
    }
  }
}

/** A stage that has begun keeps its place and its start: people were told. */
export function mustNotHaveStarted(stage: Stage, now: Date): void {
  if (stage.startsAt <= now) {
    throw new DomainError<ProgrammesCode>('STAGE_STARTED', { params: { stage: stage.staffName } });
  }
}

/**
 * Puts the stages of one season into the order of their starts and numbers their places anew. Stages of one start keep
 * their order.
 * @throws STAGE_STARTED when a stage that has begun would change its place
 */
export function placeByStart(stages: readonly Stage[], now: Date): Stage[] {
  const ordered = stages.toSorted(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime() || one.position - other.position,
  );
  for (const [at, stage] of ordered.entries()) {
    if (stage.position === at + 1) continue;
    mustNotHaveStarted(stage, now);
    stage.position = at + 1;
  }
  return ordered;
}

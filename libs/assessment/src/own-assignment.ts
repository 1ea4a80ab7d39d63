import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Assignment } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';

/** The assignment to be reviewed now, locked. @throws NOT_FOUND, CONFLICT_UNANSWERED, ROUND_LOCKED */
export async function ownAssignment(em: EntityManager, viewer: Viewer, assignmentId: Id): Promise<Assignment> {
  const assignment = await em.findOne(
    Assignment,
    { id: assignmentId, ...viewer.where('declareConflict', 'Assignment') },
    { populate: ['round', 'round.season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['a0'] },
  );
  if (!assignment) throw new DomainError('NOT_FOUND');
  if (!assignment.clearedAt) throw new DomainError<AssessmentCode>('CONFLICT_UNANSWERED');
  if (assignment.round.unwrap().state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_LOCKED');
  return assignment;
}

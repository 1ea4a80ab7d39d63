import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Assignment, Conflict, Person, Review, type ConflictReason } from '#schema';
import { requestAssignment } from './open-round.js';

export interface ConflictAnswer {
  readonly assignmentId: Id;
  /** Nothing says there is none. */
  readonly reason?: ConflictReason | null | undefined;
  readonly note?: string | undefined;
}

/**
 * A reviewer says whether there is a conflict of interest before the content opens, or declares one later. A declared
 * one takes the application away, voids what was sent of it, and asks for another reader.
 */
@Injectable()
export class AnswerConflictQuestion {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND */
  execute(viewer: Viewer, { assignmentId, reason, note }: ConflictAnswer): Promise<Id> {
    return this.em.transactional(async (em) => {
      const assignment = await em.findOne(
        Assignment,
        { id: assignmentId, ...viewer.where('declareConflict', 'Assignment') },
        {
          populate: ['round', 'round.season', 'application'],
          lockMode: LockMode.PESSIMISTIC_WRITE,
          lockTableAliases: ['a0'],
        },
      );
      if (!assignment) throw new DomainError('NOT_FOUND');
      if (!reason) {
        assignment.clearedAt ??= await databaseNow(em);
        return assignment.id;
      }
      em.persist(
        em.create(Conflict, {
          id: newId(),
          person: em.getReference(Person, viewer.self),
          startup: assignment.application.unwrap().startup,
          source: 'DECLARED',
          reason,
          note: note ?? '',
        }),
      );
      const programmeId = assignment.round.unwrap().season.unwrap().programme.id;
      const wasSent = assignment.state === 'DONE';
      assignment.state = wasSent ? 'VOID' : 'RECUSED';
      await em.nativeUpdate(Review, { assignment }, { privateComment: '' });
      this.outbox.record(
        em,
        'review.conflictDeclared',
        { assignmentId, roundId: assignment.round.id },
        viewer,
        programmeId,
      );
      if (assignment.round.unwrap().state === 'OPEN') {
        requestAssignment(em, this.outbox, viewer, assignment.round.unwrap(), programmeId);
      }
      return assignment.id;
    });
  }
}

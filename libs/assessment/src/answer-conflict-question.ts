import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Assignment, type ConflictReason } from '#schema';
import { writeDeclaredConflict } from './declare-conflict.js';

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
          populate: ['application'],
          lockMode: LockMode.PESSIMISTIC_WRITE,
          lockTableAliases: ['a0'],
        },
      );
      if (!assignment) throw new DomainError('NOT_FOUND');
      if (!reason) {
        assignment.clearedAt ??= await databaseNow(em);
        return assignment.id;
      }
      const pair = { personId: viewer.self, startupId: assignment.application.unwrap().startup.id, reason };
      await writeDeclaredConflict(em, this.outbox, { ...pair, note: note ?? '' }, viewer);
      return assignment.id;
    });
  }
}

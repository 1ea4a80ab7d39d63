import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { databaseNow } from '#programmes';
import { Conflict } from '#schema';

export interface LiftConflictInput {
  readonly conflictId: Id;
  /** Why it is none; kept in the register. */
  readonly note: string;
}

/** A director says that a conflict is none. What was found stays lifted until something else is found. */
@Injectable()
export class LiftConflict {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, REQUIRED without a reason */
  execute(viewer: Viewer, { conflictId, note }: LiftConflictInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const conflict = await em.findOne(Conflict, {
        id: conflictId,
        liftedAt: null,
        ...viewer.where('lift', 'Conflict'),
      });
      if (!conflict) throw new DomainError('NOT_FOUND');
      if (note.trim() === '') throw new DomainError('REQUIRED', { field: 'note' });
      const words = [conflict.note, note.trim()].filter((text) => text !== '').join('\n');
      em.assign(conflict, { liftedAt: await databaseNow(em), liftedBy: viewer.self, note: words });
      return conflict.id;
    });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { ownAssignment } from './own-assignment.js';
import { writeDraft, type ReviewInput } from './review-draft.js';

/** Keeps what a reviewer has written so far. */
@Injectable()
export class SaveReview {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, CONFLICT_UNANSWERED, ROUND_LOCKED, SCORE_OFF_SCALE, STATE_NOT_ALLOWED for a review that was sent */
  execute(viewer: Viewer, input: ReviewInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const assignment = await ownAssignment(em, viewer, input.assignmentId);
      if (assignment.state === 'DONE') throw new DomainError('STATE_NOT_ALLOWED', { params: { state: 'SENT' } });
      await writeDraft(em, assignment, input);
      assignment.state = 'IN_PROGRESS';
      return assignment.id;
    });
  }
}

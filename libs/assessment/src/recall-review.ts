import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Review } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { ownAssignment } from './own-assignment.js';

/** Takes a sent review back into a draft while the round is open. */
@Injectable()
export class RecallReview {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, ROUND_LOCKED, NOTHING_SENT */
  execute(viewer: Viewer, assignmentId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const assignment = await ownAssignment(em, viewer, assignmentId);
      const review = await em.findOne(Review, { assignment, state: 'SENT' });
      if (!review) throw new DomainError<AssessmentCode>('NOTHING_SENT');
      review.state = 'DRAFT';
      review.sentAt = null;
      review.total = null;
      assignment.state = 'IN_PROGRESS';
      const ids = { reviewId: review.id, roundId: assignment.round.id };
      this.outbox.record(em, 'review.recalled', ids, viewer, assignment.round.unwrap().season.unwrap().programme.id);
      return assignment.id;
    });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox, OutboxSignal } from '#messaging';
import { ownAssignment } from './own-assignment.js';
import { refuseUnfit, type ReviewInput } from './review-draft.js';
import { readWritten, writeSent } from './sent-review.sql.js';
import { mergeScores, totalOfWhole } from './whole-review.js';

/**
 * Sends a review: whole, on the scale, with words where a level is extreme. The first one freezes the rubric. On the last
 * evening of a round everybody does this at once, so what follows from the rules is written by one statement; the same in
 * entities is its specification, in test/support/submit-review-by-entities.ts.
 */
@Injectable()
export class SubmitReview {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly signal: OutboxSignal,
  ) {}

  /** @throws NOT_FOUND, CONFLICT_UNANSWERED, ROUND_LOCKED, SCORE_OFF_SCALE, SCORE_REQUIRED, COMMENT_REQUIRED, STATE_NOT_ALLOWED */
  async execute(viewer: Viewer, input: ReviewInput): Promise<Id> {
    const id = await this.em.transactional(async (em) => {
      const assignment = await ownAssignment(em, viewer, input.assignmentId);
      if (assignment.state === 'DONE') throw new DomainError('STATE_NOT_ALLOWED', { params: { state: 'SENT' } });
      const round = assignment.round.unwrap();
      const { rubric, criteria, review, scores: before } = await readWritten(em, assignment.id, round.rubric.id);
      refuseUnfit(input, criteria, rubric.lowest, rubric.highest);
      const scores = mergeScores(before, input.scores);
      const total = totalOfWhole(criteria, scores, rubric);
      const reviewId = review?.id ?? newId();
      const event = this.outbox.row(
        'review.submitted',
        { reviewId, roundId: round.id },
        viewer,
        round.season.unwrap().programme.id,
      );
      await writeSent(em, {
        id: reviewId,
        assignmentId: assignment.id,
        rubricId: rubric.id,
        total,
        confidence: input.confidence === undefined ? (review?.confidence ?? null) : input.confidence,
        sharedComment: input.sharedComment ?? review?.sharedComment ?? '',
        privateComment: input.privateComment ?? review?.privateComment ?? '',
        scores: scores.map((score) => ({ id: newId(), ...score })),
        event,
      });
      return assignment.id;
    });
    this.signal.send();
    return id;
  }
}

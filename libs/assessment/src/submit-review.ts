import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Rubric } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { ownAssignment } from './own-assignment.js';
import { writeDraft, type DraftedReview, type ReviewInput } from './review-draft.js';
import { reviewTotal } from './weights.js';

/** Sends a review: whole, on the scale, with words where a level is extreme. The first one freezes the rubric. */
@Injectable()
export class SubmitReview {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, CONFLICT_UNANSWERED, ROUND_LOCKED, SCORE_OFF_SCALE, SCORE_REQUIRED, COMMENT_REQUIRED, STATE_NOT_ALLOWED */
  execute(viewer: Viewer, input: ReviewInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const assignment = await ownAssignment(em, viewer, input.assignmentId);
      if (assignment.state === 'DONE') throw new DomainError('STATE_NOT_ALLOWED', { params: { state: 'SENT' } });
      const drafted = await writeDraft(em, assignment, input);
      const rubric = await em.findOneOrFail(Rubric, { id: assignment.round.unwrap().rubric.id });
      mustBeWhole(drafted, rubric);
      const now = await databaseNow(em);
      drafted.review.total = totalOf(drafted);
      drafted.review.state = 'SENT';
      drafted.review.sentAt = now;
      assignment.state = 'DONE';
      rubric.frozenAt ??= now;
      const ids = { reviewId: drafted.review.id, roundId: assignment.round.id };
      this.outbox.record(em, 'review.submitted', ids, viewer, assignment.round.unwrap().season.unwrap().programme.id);
      return assignment.id;
    });
  }
}

function mustBeWhole({ criteria, scores }: DraftedReview, rubric: Rubric): void {
  const refusals = criteria.flatMap((criterion) => {
    const row = scores.get(criterion.id);
    const detail = { field: `scores.${criterion.key}`, params: { criterion: criterion.name.id } };
    if (typeof row?.score !== 'number') {
      const leftOut = row !== undefined && row.score === null && criterion.mayBeLeftOut;
      return leftOut ? [] : [new DomainError<AssessmentCode>('SCORE_REQUIRED', detail)];
    }
    const extreme = row.score === rubric.lowest || row.score === rubric.highest;
    return extreme && row.comment.trim() === '' ? [new DomainError<AssessmentCode>('COMMENT_REQUIRED', detail)] : [];
  });
  DomainError.throwAll(refusals);
}

function totalOf({ criteria, scores }: DraftedReview): number {
  const total = reviewTotal(criteria.map(({ id, weight }) => ({ weight, score: scores.get(id)?.score ?? null })));
  if (total === null)
    throw new DomainError<AssessmentCode>('SCORE_REQUIRED', { field: 'scores', params: { criterion: '' } });
  return total;
}

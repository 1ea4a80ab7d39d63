import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Gathered, MutationReceipts, Outbox, OutboxSignal } from '#messaging';
import type { ReadBehind } from '#read-plan';
import { ownAssignment } from './own-assignment.js';
import { writeDraft, type ReviewInput } from './review-draft.js';
import { type Sending, type SentAssignment, sendWholeReviews } from './send-whole-reviews.sql.js';
import { totalOfWhole } from './whole-review.js';

/** Most reviews that one statement sends. */
const mostTogether = 25;

/**
 * Sends a review: whole, on the scale, with words where a level is extreme. The first one freezes the rubric. On the last
 * evening of a round everybody does this at once, so reviews that lack nothing are sent by one statement, alone or with
 * those that came while another was under way; the same in entities says what another one lacks.
 */
@Injectable()
export class SubmitReview {
  private readonly whole = new Gathered<Sending, SentAssignment | null>(
    (sendings) => sendWholeReviews(this.em, sendings),
    { most: mostTogether, atOnce: true },
  );

  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly signal: OutboxSignal,
    private readonly receipts: MutationReceipts,
  ) {}

  /**
   * @param behind what the reviewer is answered, taken from the sending where it asks for no more than that tells
   * @throws NOT_FOUND, CONFLICT_UNANSWERED, ROUND_LOCKED, SCORE_OFF_SCALE, SCORE_REQUIRED, COMMENT_REQUIRED, STATE_NOT_ALLOWED
   */
  async execute(viewer: Viewer, input: ReviewInput, behind?: ReadBehind): Promise<Id> {
    const isSent = await this.receipts.alone(async (mutation) => {
      const assignment = await this.whole.ask({ viewer, input, mutation });
      if (assignment) behind?.take({ ...assignment });
      return assignment !== null;
    });
    if (!isSent) await this.em.transactional((em) => this.sendByEntities(em, viewer, input));
    this.signal.send();
    return input.assignmentId;
  }

  private async sendByEntities(em: EntityManager, viewer: Viewer, input: ReviewInput): Promise<void> {
    const assignment = await ownAssignment(em, viewer, input.assignmentId);
    if (assignment.state === 'DONE') throw new DomainError('STATE_NOT_ALLOWED', { params: { state: 'SENT' } });
    const { review, rubric, criteria, scores } = await writeDraft(em, assignment, input);
    review.total = totalOfWhole(criteria, scores, rubric);
    review.state = 'SENT';
    review.sentAt = new Date();
    assignment.state = 'DONE';
    rubric.frozenAt ??= review.sentAt;
    const round = assignment.round.unwrap();
    const ids = { reviewId: review.id, roundId: round.id };
    this.outbox.record(em, 'review.submitted', ids, viewer, round.season.unwrap().programme.id);
  }
}

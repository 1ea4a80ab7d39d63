import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Assignment } from './assignment.entity.js';
import { ReviewScore } from './review-score.entity.js';

export const reviewStates = ['DRAFT', 'SENT'] as const;

const ReviewSchema = defineEntity({
  name: 'Review',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    assignment: () => p.oneToOne(Assignment).owner().ref(),
    state: p.enum(reviewStates).default('DRAFT'),
    /** How sure the reviewer is, 1 to 5. */
    confidence: p.smallint().nullable(),
    sharedComment: p.text().default(''),
    privateComment: p.text().default(''),
    /** Weighted mean of the scored criteria on the rubric's scale; set when sent. */
    total: p.double().nullable(),
    sentAt: moment().nullable(),
    scores: () => p.oneToMany(ReviewScore).mappedBy('review'),
  },
  checks: [
    { name: 'review_confidence', expression: 'confidence between 1 and 5' },
    { name: 'review_sent_is_whole', expression: `(state = 'SENT') = (sent_at is not null and total is not null)` },
  ],
});

/** What one reviewer thinks of one application. */
export class Review extends ReviewSchema.class {}
ReviewSchema.setClass(Review);

import { defineEntity, p } from '@mikro-orm/core';
import { identified, sampled } from '../../columns.js';
import { Criterion } from './criterion.entity.js';
import { Review } from './review.entity.js';

const ReviewScoreSchema = defineEntity({
  name: 'ReviewScore',
  properties: {
    ...identified,
    ...sampled,
    review: () => p.manyToOne(Review).ref().deleteRule('cascade'),
    criterion: () => p.manyToOne(Criterion).ref().index(),
    /** A level of the scale; null when the criterion does not apply. */
    score: p.smallint().nullable(),
    comment: p.text().default(''),
  },
  uniques: [{ name: 'review_score_once', properties: ['review', 'criterion'] }],
  checks: [{ name: 'review_score_scale', expression: 'score between 1 and 5' }],
});

/** One level given to one criterion. */
export class ReviewScore extends ReviewScoreSchema.class {}
ReviewScoreSchema.setClass(ReviewScore);

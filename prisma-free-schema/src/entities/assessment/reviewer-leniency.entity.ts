import { defineEntity, p } from '@mikro-orm/core';
import { identified, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { ScoreRun } from './score-run.entity.js';

const ReviewerLeniencySchema = defineEntity({
  name: 'ReviewerLeniency',
  properties: {
    ...identified,
    ...sampled,
    run: () => p.manyToOne(ScoreRun).ref().deleteRule('cascade'),
    reviewer: () => p.manyToOne(Person).ref(),
    reads: p.integer(),
    /** How much more than the average reviewer this one gives, in the rubric's unit. */
    leniency: p.double(),
    sd: p.double().nullable(),
    /** Group the reviewer counts to: what most of his or her applications answered to the round's grouping field. */
    group: p.string().fieldName('group_key').nullable(),
  },
  uniques: [{ name: 'reviewer_leniency_once', properties: ['run', 'reviewer'] }],
});

/** How lenient one reviewer was in one run. */
export class ReviewerLeniency extends ReviewerLeniencySchema.class {}
ReviewerLeniencySchema.setClass(ReviewerLeniency);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { ReviewRound } from './review-round.entity.js';
import { Decision } from './decision.entity.js';
import { ScoreRun } from './score-run.entity.js';

const DecisionBatchSchema = defineEntity({
  name: 'DecisionBatch',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref().index(),
    /** The scores it rests on; they are kept whole. */
    scoreRun: () => p.manyToOne(ScoreRun).ref().nullable(),
    releasedBy: () => p.manyToOne(Person).ref(),
    releasedAt: moment(),
    accepted: p.integer(),
    waitlisted: p.integer(),
    declined: p.integer(),
    decisions: () => p.oneToMany(Decision).mappedBy('batch'),
  },
});

/** Decisions that were told to everybody at one moment. */
export class DecisionBatch extends DecisionBatchSchema.class {}
DecisionBatchSchema.setClass(DecisionBatch);

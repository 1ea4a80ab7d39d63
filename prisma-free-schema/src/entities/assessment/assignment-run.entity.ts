import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { runStates } from '../../run-states.js';
import { Person } from '../identity/person.entity.js';
import { ReviewRound } from './review-round.entity.js';

const AssignmentRunSchema = defineEntity({
  name: 'AssignmentRun',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref().index(),
    state: p.enum(runStates).default('QUEUED'),
    requestedBy: () => p.manyToOne(Person).ref().nullable(),
    /** Totals, loads, gap and prices, so that the optimum can be proved again later. */
    outcome: p.json().$type<Record<string, unknown>>().nullable(),
    finishedAt: moment().nullable(),
  },
});

/** One computation of who reads what, kept with its proof. */
export class AssignmentRun extends AssignmentRunSchema.class {}
AssignmentRunSchema.setClass(AssignmentRun);

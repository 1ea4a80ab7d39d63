import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Application } from '../applications/application.entity.js';
import { Person } from '../identity/person.entity.js';
import { AssignmentRun } from './assignment-run.entity.js';
import { ReviewRound } from './review-round.entity.js';
import { Review } from './review.entity.js';

export const assignmentStates = ['OFFERED', 'IN_PROGRESS', 'DONE', 'RECUSED', 'VOID', 'LAPSED'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

const AssignmentSchema = defineEntity({
  name: 'Assignment',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref(),
    application: () => p.manyToOne(Application).ref().index(),
    reviewer: () => p.manyToOne(Person).ref(),
    run: () => p.manyToOne(AssignmentRun).ref().nullable(),
    state: p.enum(assignmentStates).default('OFFERED'),
    /** When the reviewer said there is no conflict; content opens only then. */
    clearedAt: moment().nullable(),
    /** Parts of the affinity that made this pair, in micro-units by name. */
    reasons: p.json().$type<Record<string, number>>().defaultRaw(`'{}'::jsonb`),
    review: () => p.oneToOne(Review).mappedBy('assignment').ref().nullable(),
  },
  uniques: [{ name: 'assignment_once', properties: ['round', 'application', 'reviewer'] }],
  // A queue is read in the order of its ids and counted by its states.
  indexes: [{ name: 'assignment_queue', properties: ['reviewer', 'id', 'state'] }],
});

/** One application given to one reviewer. */
export class Assignment extends AssignmentSchema.class {}
AssignmentSchema.setClass(Assignment);

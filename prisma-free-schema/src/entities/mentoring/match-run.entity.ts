import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { runStates } from '../../run-states.js';
import { Person } from '../identity/person.entity.js';
import { Cohort } from '../programmes/cohort.entity.js';
import { MentorMatch } from './mentor-match.entity.js';

export const keepModes = ['free', 'soft', 'strict'] as const;
export type KeepModeName = (typeof keepModes)[number];

const MatchRunSchema = defineEntity({
  name: 'MatchRun',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    cohort: () => p.manyToOne(Cohort).ref().index(),
    state: p.enum(runStates).default('QUEUED'),
    /** How much unanswered offers are kept: not at all, for a bonus, or before any better fit. */
    keepMode: p.enum(keepModes).default('soft'),
    requestedBy: () => p.manyToOne(Person).ref().nullable(),
    /** Coverage, totals, gap and prices, so that the optimum can be proved again later. */
    outcome: p.json().$type<Record<string, unknown>>().nullable(),
    finishedAt: moment().nullable(),
    publishedAt: moment().nullable(),
    matches: () => p.oneToMany(MentorMatch).mappedBy('run'),
  },
});

/** One computation of mentor pairs for a cohort; a proposal until it is published. */
export class MatchRun extends MatchRunSchema.class {}
MatchRunSchema.setClass(MatchRun);

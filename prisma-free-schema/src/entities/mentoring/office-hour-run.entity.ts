import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { runStates } from '../../run-states.js';
import { Person } from '../identity/person.entity.js';
import { OfficeHourRound } from './office-hour-round.entity.js';

const OfficeHourRunSchema = defineEntity({
  name: 'OfficeHourRun',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(OfficeHourRound).ref().index(),
    state: p.enum(runStates).default('QUEUED'),
    requestedBy: () => p.manyToOne(Person).ref().nullable(),
    /** The proposed meetings, the wishes they leave open with the reason, objective and bound. */
    outcome: p.json().$type<Record<string, unknown>>().nullable(),
    finishedAt: moment().nullable(),
    publishedAt: moment().nullable(),
  },
});

/** One computation of a timetable; a proposal that changes nothing until it is published. */
export class OfficeHourRun extends OfficeHourRunSchema.class {}
OfficeHourRunSchema.setClass(OfficeHourRun);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Application } from '../applications/application.entity.js';
import { Startup } from '../identity/startup.entity.js';
import { Cohort } from '../programmes/cohort.entity.js';
import { Stage } from '../programmes/stage.entity.js';

export const enrolmentStates = ['ACTIVE', 'ON_HOLD', 'GRADUATED', 'LEFT', 'ENDED'] as const;

const EnrolmentSchema = defineEntity({
  name: 'Enrolment',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    cohort: () => p.manyToOne(Cohort).ref().index(),
    startup: () => p.manyToOne(Startup).ref(),
    application: () => p.oneToOne(Application).owner().ref(),
    /** The stage the startup is in now; its stage entries tell the whole path. */
    stage: () => p.manyToOne(Stage).ref().index(),
    state: p.enum(enrolmentStates).default('ACTIVE'),
    startedAt: moment(),
    endedAt: moment().nullable(),
  },
  indexes: [{ name: 'enrolment_by_startup', properties: ['startup'] }],
  uniques: [{ name: 'enrolment_once', properties: ['cohort', 'startup'] }],
});

/** A startup's place in a cohort. */
export class Enrolment extends EnrolmentSchema.class {}
EnrolmentSchema.setClass(Enrolment);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Activity } from './activity.entity.js';
import { takingPart } from './registration.entity.js';

const HeadCountSchema = defineEntity({
  name: 'HeadCount',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    activity: () => p.manyToOne(Activity).ref().deleteRule('cascade').index(),
    mode: p.enum(takingPart),
    people: p.integer(),
    countedAt: moment(),
    countedBy: () => p.manyToOne(Person).ref().nullable(),
    note: p.text().default(''),
  },
  checks: [{ name: 'head_count_people', expression: 'people > 0' }],
});

/** People who were there without a name. They stand apart and never enter a count of persons. */
export class HeadCount extends HeadCountSchema.class {}
HeadCountSchema.setClass(HeadCount);

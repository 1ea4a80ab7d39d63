import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled, versioned } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Startup } from '../identity/startup.entity.js';
import { OfficeHourRound } from './office-hour-round.entity.js';
import { OfficeHourWish } from './office-hour-wish.entity.js';

const OfficeHourRequestSchema = defineEntity({
  name: 'OfficeHourRequest',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    round: () => p.manyToOne(OfficeHourRound).ref(),
    startup: () => p.manyToOne(Startup).ref().index(),
    /** How many meetings at most. */
    want: p.integer(),
    /** What the team wants to talk about; the mentors it meets read it. */
    topic: p.text().default(''),
    /** Beginnings of the times at which nobody of the team can come, in ISO 8601. */
    busyAt: p.json().$type<readonly string[]>(),
    savedBy: () => p.manyToOne(Person).ref().nullable(),
    wishes: () => p.oneToMany(OfficeHourWish).mappedBy('request'),
  },
  uniques: [{ name: 'office_hour_request_once', properties: ['round', 'startup'] }],
  checks: [{ name: 'office_hour_request_want', expression: 'want between 0 and 20' }],
});

/** What one startup wants of a round of office hours: how many meetings, with whom, and when it cannot come. */
export class OfficeHourRequest extends OfficeHourRequestSchema.class {}
OfficeHourRequestSchema.setClass(OfficeHourRequest);

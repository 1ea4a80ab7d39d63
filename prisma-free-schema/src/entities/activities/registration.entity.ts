import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Activity } from './activity.entity.js';

export const registrationStates = ['REGISTERED', 'WAITLISTED', 'CANCELLED'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** How somebody takes part. */
export const takingPart = ['ONSITE', 'ONLINE'] as const;
export type TakingPart = (typeof takingPart)[number];

const RegistrationSchema = defineEntity({
  name: 'Registration',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    activity: () => p.manyToOne(Activity).ref(),
    person: () => p.manyToOne(Person).ref().index(),
    mode: p.enum(takingPart),
    state: p.enum(registrationStates).default('REGISTERED'),
    /** What the ticket says. */
    ticket: p.string().unique(),
    registeredAt: moment(),
    cancelledAt: moment().nullable(),
  },
  uniques: [{ name: 'registration_once', properties: ['activity', 'person'] }],
  indexes: [
    {
      name: 'registration_by_activity',
      properties: ['activity'],
      expression: 'create index "registration_by_activity" on "registration" ("activity_id") include ("state", "mode")',
    },
  ],
  checks: [{ name: 'registration_cancelled_when', expression: `(state = 'CANCELLED') = (cancelled_at is not null)` }],
});

/** That one person wants to take part in one activity. */
export class Registration extends RegistrationSchema.class {}
RegistrationSchema.setClass(Registration);

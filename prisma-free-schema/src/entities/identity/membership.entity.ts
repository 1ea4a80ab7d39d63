import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from './person.entity.js';
import { Startup } from './startup.entity.js';

const MembershipSchema = defineEntity({
  name: 'Membership',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    person: () => p.manyToOne(Person).ref().index(),
    startup: () => p.manyToOne(Startup).ref().index(),
    roleInTeam: p.string().default('OTHER'),
    isLead: p.boolean().default(false),
    leftAt: moment().nullable(),
  },
  indexes: [
    {
      name: 'membership_once',
      properties: ['person', 'startup'],
      expression:
        'create unique index "membership_once" on "membership" ("person_id", "startup_id") where "left_at" is null',
    },
    {
      name: 'membership_one_lead',
      properties: ['startup'],
      expression:
        'create unique index "membership_one_lead" on "membership" ("startup_id") where "is_lead" and "left_at" is null',
    },
  ],
});

/** A person's place in a startup's team. */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);

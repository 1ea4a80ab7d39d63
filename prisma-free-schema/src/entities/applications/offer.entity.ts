import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Application } from './application.entity.js';

export const offerStates = ['MADE', 'CONFIRMED', 'DECLINED', 'EXPIRED'] as const;
export type OfferState = (typeof offerStates)[number];

const OfferSchema = defineEntity({
  name: 'Offer',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    application: () => p.manyToOne(Application).ref(),
    state: p.enum(offerStates).default('MADE'),
    expiresAt: moment(),
    answeredAt: moment().nullable(),
    /** How many reminders went out: at half of the time and at four fifths of it. */
    reminders: p.smallint().default(0),
  },
  checks: [{ name: 'offer_reminders_range', expression: 'reminders between 0 and 2' }],
  indexes: [
    { name: 'offer_by_application', properties: ['application'] },
    {
      name: 'offer_one_open',
      properties: ['application'],
      expression: `create unique index "offer_one_open" on "offer" ("application_id") where "state" in ('MADE', 'CONFIRMED')`,
    },
  ],
});

/** A place held for an application until its clock runs out. */
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);

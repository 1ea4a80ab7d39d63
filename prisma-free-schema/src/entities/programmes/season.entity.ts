import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, moment, sampled, versioned } from '../../columns.js';
import { Application } from '../applications/application.entity.js';
import { ReviewRound } from '../assessment/review-round.entity.js';
import { Cohort } from './cohort.entity.js';
import { FormDefinition } from './form-definition.entity.js';
import { Programme } from './programme.entity.js';
import { Stage } from './stage.entity.js';

export const seasonStates = ['PLANNED', 'OPEN', 'CLOSED', 'FINISHED'] as const;
export type SeasonState = (typeof seasonStates)[number];

const SeasonSchema = defineEntity({
  name: 'Season',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    programme: () => p.manyToOne(Programme).ref().index(),
    slug: p.string().unique(),
    /** Begins the number of each application, as in HFS2-0042. */
    numberPrefix: p.string().unique(),
    name: localized(),
    summary: localized(),
    state: p.enum(seasonStates).default('PLANNED'),
    opensAt: moment(),
    finalDeadline: moment(),
    /** Minutes after the deadline in which a draft begun before it may still be sent; never shown. */
    graceMinutes: p.integer().default(10),
    seats: p.integer(),
    offerHours: p.integer().default(72),
    maxRevisions: p.integer().default(2),
    maxLeadPerSeason: p.integer().default(1),
    isRehearsal: p.boolean().default(false),
    stages: () => p.oneToMany(Stage).mappedBy('season'),
    cohorts: () => p.oneToMany(Cohort).mappedBy('season'),
    forms: () => p.oneToMany(FormDefinition).mappedBy('season'),
    rounds: () => p.oneToMany(ReviewRound).mappedBy('season'),
    applications: () => p.oneToMany(Application).mappedBy('season'),
  },
  checks: [
    { name: 'season_date_order', expression: 'opens_at < final_deadline' },
    { name: 'season_seats', expression: 'seats > 0' },
    { name: 'season_grace', expression: 'grace_minutes between 0 and 1440' },
  ],
});

/** One run of a programme with its own timetable; its public intake is the call. */
export class Season extends SeasonSchema.class {}
SeasonSchema.setClass(Season);

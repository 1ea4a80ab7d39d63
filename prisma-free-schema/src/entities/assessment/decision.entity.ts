import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled, versioned } from '../../columns.js';
import { Application } from '../applications/application.entity.js';
import { Person } from '../identity/person.entity.js';
import { DecisionBatch } from './decision-batch.entity.js';
import { ReviewRound } from './review-round.entity.js';

export const decisionOutcomes = ['ACCEPT', 'WAITLIST', 'DECLINE'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const declineReasons = [
  'SEATS_FULL',
  'MARKET_EVIDENCE',
  'TEAM_CAPACITY',
  'READINESS',
  'PROGRAMME_FIT',
  'INCOMPLETE_PROOF',
  'OTHER',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

const DecisionSchema = defineEntity({
  name: 'Decision',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref(),
    application: () => p.manyToOne(Application).ref().index(),
    outcome: p.enum(decisionOutcomes),
    reason: p.enum(declineReasons).nullable(),
    /** Written reason; demanded where the score alone is too close to call. */
    note: p.text().default(''),
    decidedBy: () => p.manyToOne(Person).ref(),
    batch: () => p.manyToOne(DecisionBatch).ref().nullable(),
  },
  indexes: [{ name: 'decision_by_batch', properties: ['batch'] }],
  uniques: [{ name: 'decision_once', properties: ['round', 'application'] }],
  checks: [{ name: 'decision_decline_says_why', expression: `outcome <> 'DECLINE' or reason is not null` }],
});

/** What a person decided on an application; hidden from all others until its batch is released. */
export class Decision extends DecisionSchema.class {}
DecisionSchema.setClass(Decision);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Startup } from '../identity/startup.entity.js';

export const conflictSources = ['DECLARED', 'DETECTED', 'LEARNED'] as const;
export type ConflictSource = (typeof conflictSources)[number];

export const conflictReasons = [
  'SAME_ORGANISATION',
  'MENTOR_OF',
  'FAMILY',
  'INVESTOR',
  'TEAM',
  'MAIL_DOMAIN',
  'OTHER',
] as const;
export type ConflictReason = (typeof conflictReasons)[number];

const ConflictSchema = defineEntity({
  name: 'Conflict',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    person: () => p.manyToOne(Person).ref(),
    startup: () => p.manyToOne(Startup).ref().index(),
    source: p.enum(conflictSources),
    reason: p.enum(conflictReasons),
    note: p.text().default(''),
    /** What was found, e.g. the shared domain; empty where a person declared it. */
    evidence: p.text().default(''),
    /** Who told of it; nobody where it was found. */
    declaredBy: () => p.manyToOne(Person).ref().nullable(),
    liftedAt: moment().nullable(),
    /** Who lifted it; nobody where what was found is no longer so. */
    liftedBy: () => p.manyToOne(Person).ref().nullable(),
  },
  indexes: [
    {
      name: 'conflict_once',
      properties: ['person', 'startup'],
      expression:
        'create unique index "conflict_once" on "conflict" ("person_id", "startup_id", "source", "reason") where "lifted_at" is null',
    },
  ],
});

/**
 * Why one person may not judge one startup, nor mentor it (`MENTOR_OF` bars judging only). Two triggers hold at commit
 * that no such pair has a live assignment or match: see the migration `conflicts_bind`.
 */
export class Conflict extends ConflictSchema.class {}
ConflictSchema.setClass(Conflict);

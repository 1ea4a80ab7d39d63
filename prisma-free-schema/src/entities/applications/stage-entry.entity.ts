import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment, sampled, words } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Stage } from '../programmes/stage.entity.js';
import { Application } from './application.entity.js';

export const stageResults = ['PASSED', 'NOT_PASSED', 'WITHDRAWN'] as const;
export type StageResult = (typeof stageResults)[number];

const StageEntrySchema = defineEntity({
  name: 'StageEntry',
  properties: {
    ...identified,
    ...sampled,
    application: () => p.manyToOne(Application).ref(),
    stage: () => p.manyToOne(Stage).ref().index(),
    enteredAt: moment(),
    leftAt: moment().nullable(),
    result: p.enum(stageResults).nullable(),
    movedBy: () => p.manyToOne(Person).ref().nullable(),
    /** Keys of the gate items that were ticked when the startup left this stage. */
    gateMet: words(),
    /** Why a gate was passed although an item was open; empty otherwise. */
    waiver: p.text().default(''),
  },
  indexes: [
    { name: 'stage_entry_by_application', properties: ['application', 'enteredAt'] },
    {
      name: 'stage_entry_one_open',
      properties: ['application'],
      expression:
        'create unique index "stage_entry_one_open" on "stage_entry" ("application_id") where "left_at" is null',
    },
  ],
  checks: [{ name: 'stage_entry_left_has_result', expression: '(left_at is null) = (result is null)' }],
});

/** One stay of an application, and later of its startup, in one stage; rows are added, never rewritten. */
export class StageEntry extends StageEntrySchema.class {}
StageEntrySchema.setClass(StageEntry);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from './person.entity.js';

/** Why two records were taken for one human being. */
export const mergeBases = ['VERIFIED_EMAIL', 'VERIFIED_PHONE', 'STAFF'] as const;
export type MergeBasis = (typeof mergeBases)[number];

const PersonMergeSchema = defineEntity({
  name: 'PersonMerge',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    kept: () => p.manyToOne(Person).ref().index(),
    merged: () => p.manyToOne(Person).ref(),
    basis: p.enum(mergeBases),
    mergedBy: () => p.manyToOne(Person).ref().nullable(),
    mergedAt: moment(),
    undoableUntil: moment(),
    undoneAt: moment().nullable(),
  },
  indexes: [
    {
      name: 'person_merge_once',
      properties: ['merged'],
      expression: 'create unique index "person_merge_once" on "person_merge" ("merged_id") where "undone_at" is null',
    },
  ],
  checks: [
    { name: 'person_merge_of_two', expression: 'kept_id <> merged_id' },
    { name: 'person_merge_undo', expression: 'merged_at <= undoable_until and undone_at <= undoable_until' },
    { name: 'person_merge_by_whom', expression: `basis <> 'STAFF' or merged_by_id is not null` },
  ],
});

/** That a record turned out to be a person known already; everything of it belongs to the kept one. */
export class PersonMerge extends PersonMergeSchema.class {}
PersonMergeSchema.setClass(PersonMerge);

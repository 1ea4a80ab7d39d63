import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment, sampled, words } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Application } from './application.entity.js';

const RevisionRequestSchema = defineEntity({
  name: 'RevisionRequest',
  properties: {
    ...identified,
    ...sampled,
    application: () => p.manyToOne(Application).ref(),
    /** 1 for the first time the file went back, and so on. */
    sequence: p.integer(),
    fieldKeys: words(),
    note: p.text(),
    dueAt: moment(),
    askedBy: () => p.manyToOne(Person).ref(),
    askedAt: moment(),
    answeredAt: moment().nullable(),
  },
  uniques: [{ name: 'revision_request_once', properties: ['application', 'sequence'] }],
  checks: [{ name: 'revision_request_names_fields', expression: 'coalesce(array_length(field_keys, 1), 0) > 0' }],
});

/** A file sent back: only the named fields open again until the due time. */
export class RevisionRequest extends RevisionRequestSchema.class {}
RevisionRequestSchema.setClass(RevisionRequest);

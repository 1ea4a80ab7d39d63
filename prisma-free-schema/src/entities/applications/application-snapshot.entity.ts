import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment, sampled } from '../../columns.js';
import { Application } from './application.entity.js';

const ApplicationSnapshotSchema = defineEntity({
  name: 'ApplicationSnapshot',
  properties: {
    ...identified,
    ...sampled,
    application: () => p.manyToOne(Application).ref().deleteRule('cascade'),
    /** 1 for the first submission, 2 after the first revision, and so on. */
    sequence: p.integer(),
    answers: p.json().$type<Record<string, unknown>>(),
    formVersion: p.integer(),
    takenAt: moment(),
  },
  uniques: [{ name: 'application_snapshot_once', properties: ['application', 'sequence'] }],
});

/** What was sent, frozen; staff and reviewers read this and nothing newer. */
export class ApplicationSnapshot extends ApplicationSnapshotSchema.class {}
ApplicationSnapshotSchema.setClass(ApplicationSnapshot);

import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment } from '../../columns.js';

const JobOutboxSchema = defineEntity({
  name: 'JobOutbox',
  properties: {
    ...identified,
    event: p.string(),
    payload: p.json().$type<Record<string, unknown>>(),
    /** Programme whose staff may see the jobs that follow; null for what belongs to none. */
    programmeId: p.uuid().nullable(),
    actorId: p.uuid().nullable(),
    requestId: p.string().nullable(),
    createdAt: moment().defaultRaw('now()'),
    publishedAt: moment().nullable(),
  },
  indexes: [
    {
      name: 'job_outbox_waiting',
      properties: ['id'],
      expression: 'create index "job_outbox_waiting" on "job_outbox" ("id") where "published_at" is null',
    },
  ],
});

/** A fact that was committed, waiting to be told to the jobs that follow from it. */
export class JobOutbox extends JobOutboxSchema.class {}
JobOutboxSchema.setClass(JobOutbox);

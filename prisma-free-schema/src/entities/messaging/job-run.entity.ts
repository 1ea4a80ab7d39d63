import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment } from '../../columns.js';

export const jobStates = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'DEAD', 'CANCELLED'] as const;
export type JobState = (typeof jobStates)[number];

const JobRunSchema = defineEntity({
  name: 'JobRun',
  properties: {
    ...identified,
    jobKey: p.string().unique(),
    name: p.string(),
    queue: p.string(),
    payload: p.json().$type<Record<string, unknown>>(),
    state: p.enum(jobStates).default('QUEUED'),
    /** Times a worker began it, stalls included. */
    starts: p.integer().default(0),
    attempts: p.integer().default(0),
    done: p.integer().default(0),
    total: p.integer().default(0),
    step: p.string().nullable(),
    error: p.text().nullable(),
    stack: p.text().nullable(),
    /** Programme whose staff may see this job; null for what belongs to none. */
    programmeId: p.uuid().nullable(),
    requestedBy: p.uuid().nullable(),
    subjectType: p.string().nullable(),
    subjectId: p.uuid().nullable(),
    /** The parcel in which it travels through the queue store; null: alone. No other may begin it. */
    parcelId: p.uuid().nullable(),
    cancelRequestedAt: moment().nullable(),
    startedAt: moment().nullable(),
    finishedAt: moment().nullable(),
    createdAt: moment().defaultRaw('now()'),
  },
  indexes: [
    { name: 'job_run_by_state', properties: ['state', 'createdAt', 'id'] },
    // Most jobs are about nothing that a page shows.
    {
      name: 'job_run_about',
      expression: 'create index "job_run_about" on "job_run" ("subject_id") where "subject_id" is not null',
    },
  ],
});

/** One job as people see it: how far it is, why it failed, and whether someone asked it to stop. */
export class JobRun extends JobRunSchema.class {}
JobRunSchema.setClass(JobRun);

import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment, sampled, words } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Application } from './application.entity.js';

const SubmissionAttemptSchema = defineEntity({
  name: 'SubmissionAttempt',
  properties: {
    ...identified,
    ...sampled,
    application: () => p.manyToOne(Application).ref().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref(),
    receivedAt: moment().defaultRaw('clock_timestamp()'),
    accepted: p.boolean().default(false),
    missingFields: words(),
    /** Key of the attempt, chosen by the sender; the same key and answers count from the first arrival. */
    attemptKey: p.string(),
    answersHash: p.string(),
  },
  uniques: [{ name: 'submission_attempt_once', properties: ['application', 'attemptKey', 'answersHash'] }],
});

/** Each press of the submit button, with what was missing. */
export class SubmissionAttempt extends SubmissionAttemptSchema.class {}
SubmissionAttemptSchema.setClass(SubmissionAttempt);

import { defineEntity, p } from '@mikro-orm/core';
import { identified, moment, sampled, words } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Application } from './application.entity.js';

export const checkResults = ['ELIGIBLE', 'INELIGIBLE', 'REVISE'] as const;
export type CheckResult = (typeof checkResults)[number];

export const checkReasons = [
  'INCOMPLETE_FILES',
  'OUTSIDE_SECTOR',
  'STAGE_MISMATCH',
  'NOT_FOUNDER',
  'DUPLICATE',
  'LATE',
  'OUTSIDE_REGION',
] as const;
export type CheckReason = (typeof checkReasons)[number];

const CheckVerdictSchema = defineEntity({
  name: 'CheckVerdict',
  properties: {
    ...identified,
    ...sampled,
    application: () => p.manyToOne(Application).ref().index(),
    result: p.enum(checkResults),
    reasonCodes: words(),
    note: p.text().default(''),
    checkedBy: () => p.manyToOne(Person).ref(),
    checkedAt: moment(),
  },
  checks: [
    {
      name: 'check_verdict_says_why',
      expression: `result <> 'INELIGIBLE' or coalesce(array_length(reason_codes, 1), 0) > 0`,
    },
  ],
});

/** What staff found when they checked a file. */
export class CheckVerdict extends CheckVerdictSchema.class {}
CheckVerdictSchema.setClass(CheckVerdict);

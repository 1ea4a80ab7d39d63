/** Refusals of this capability; their words stand in the catalogue under `mentoring.errors`. */
export const mentoringCodes = [
  'CAPACITY_FULL',
  'RUN_NOT_DONE',
  'RUN_PUBLISHED',
  'ANSWERED_ALREADY',
  'NOT_IN_COHORT',
  'PIN_OVERLOAD',
] as const;
export type MentoringCode = (typeof mentoringCodes)[number];

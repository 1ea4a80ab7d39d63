/** Refusals of this capability; their words stand in the catalogue under `mentoring.errors`. */
export const mentoringCodes = [
  'CAPACITY_FULL',
  'RUN_NOT_DONE',
  'RUN_PUBLISHED',
  'ANSWERED_ALREADY',
  'NOT_IN_COHORT',
  'PIN_OVERLOAD',
  'PART_UNKNOWN',
  'WEIGHTS_ALL_ZERO',
  'CONFLICT_OF_INTEREST',
] as const;
export type MentoringCode = (typeof mentoringCodes)[number];

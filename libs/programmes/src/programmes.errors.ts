/** Refusals of this capability; their words stand in the catalogue under `programmes.errors`. */
export const programmesCodes = [
  'CALL_NOT_OPEN',
  'CALL_NOT_FOUND',
  'STAGE_STARTED',
  'STAGE_IN_USE',
  'STAGE_ORDER',
  'STAGE_KEY_TAKEN',
  'QUOTA_POSITIVE',
  'LOCALE_MISSING',
  'SPACE_UNKNOWN',
] as const;
export type ProgrammesCode = (typeof programmesCodes)[number];

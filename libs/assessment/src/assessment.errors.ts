/** Refusals of this capability; their words stand in the catalogue under `assessment.errors`. */
export const assessmentCodes = [
  'WEIGHTS_SUM',
  'RUBRIC_FROZEN',
  'ROUND_NOT_OPEN',
  'ROUND_LOCKED',
  'QUOTA_POSITIVE',
  'SCORE_OFF_SCALE',
  'COMMENT_REQUIRED',
  'SCORE_REQUIRED',
  'CRITERION_UNKNOWN',
  'CONFLICT_UNANSWERED',
  'REASON_REQUIRED',
  'NOTHING_SENT',
  'UNDECIDED_ITEMS',
  'SEATS_EXCEEDED',
  'NO_PLACE_FREE',
  'NOT_IN_ROUND',
  'DECISIONS_RELEASED',
  'CONFLICT_KNOWN',
] as const;
export type AssessmentCode = (typeof assessmentCodes)[number];

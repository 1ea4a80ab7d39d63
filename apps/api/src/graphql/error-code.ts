/** The codes that may stand in `errors[].extensions.code`. Everything a form can show is a `userErrors` entry instead. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'CONFLICT',
  'DEADLINE_PASSED',
  'BAD_USER_INPUT',
  'COST_EXCEEDED',
  'IDEMPOTENCY_MISMATCH',
  'TIMED_OUT',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const isErrorCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

/** Refusals of this library; their words stand in the catalogue under `errors`. */
export type MessagingCode = 'NOT_FOUND' | 'JOB_NOT_DEAD' | 'JOB_ALREADY_OVER' | 'IDEMPOTENCY_MISMATCH';

/** Why an instance or a request was refused. The words for people stand in the catalogue of the caller. */
export type MatchErrorCode =
  | 'FORMAT'
  | 'LENGTH'
  | 'RANGE'
  | 'DUPLICATE_ARC'
  | 'UNKNOWN_INDEX'
  | 'PIN_CONFLICT'
  | 'PIN_OVERLOAD'
  | 'TOO_LARGE'
  | 'QUOTAS_CROSS'
  | 'ABORTED';

/** A refused instance (bad input) or a run stopped before any match existed (`ABORTED`). */
export class MatchError extends Error {
  override readonly name = 'MatchError';

  constructor(
    readonly code: MatchErrorCode,
    message: string,
  ) {
    super(message);
  }
}

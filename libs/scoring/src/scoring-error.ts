/** Why the engine refuses an input. Data that are merely poor never end here: they come back with warnings. */
export type ScoringErrorCode =
  | 'ABORTED'
  | 'BAD_INDEX'
  | 'BAD_LENGTH'
  | 'BAD_OPTION'
  | 'BAD_SCORE'
  | 'BAD_WEIGHT'
  | 'CRITERION_WITHOUT_WEIGHT'
  | 'DUPLICATE_ID'
  | 'DUPLICATE_REVIEW'
  | 'TOO_LARGE'
  | 'TWO_TRACKS';

export class ScoringError extends Error {
  /** `row` is the 0-based row of the input the refusal is about, where there is one. */
  constructor(
    readonly code: ScoringErrorCode,
    message: string,
    readonly row?: number,
  ) {
    super(message);
    this.name = 'ScoringError';
  }
}

/** A mistake in the command or the file; ends the command with exit code 2. */
export class ScoreRefusal extends Error {
  /** `line` is the 1-based line of the file, where there is one. */
  constructor(
    readonly code: string,
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
    this.name = 'ScoreRefusal';
  }
}

/** A reason for not starting that a person can mend; told in its own words, without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

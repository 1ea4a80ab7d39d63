/** The environment cannot be used as it is. The message lists every problem, each with its cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(['The environment needs a correction:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

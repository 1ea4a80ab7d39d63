/** One verb of `semai`. Its code is loaded only when it runs. */
export interface Command {
  name: string;
  /** How it is written, without `semai`. */
  usage: string;
  summary: string;
  /** @returns the exit code */
  run(words: string[]): Promise<number>;
}

/** Tells a person at a terminal what happens, in one line each. */
export class Progress {
  constructor(private readonly write: (line: string) => void = (line) => console.log(line)) {}

  say(line: string): void {
    this.write(line);
  }

  /**
   * Does one step of the start. After one second, and then every five, it says what is waited for.
   *
   * @param describe how the step is reported once done; without it only slow steps are mentioned
   */
  async step<T>(name: string, work: () => Promise<T>, describe?: (result: T) => string): Promise<T> {
    const began = Date.now();
    const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
    const first = setTimeout(() => this.say(`  … ${name}`), 1000);
    const ticking = setInterval(() => this.say(`  … ${name} (${Math.round(Number(seconds()))} s)`), 5000);
    try {
      const result = await work();
      if (describe || Number(seconds()) > 1) this.say(`  ${describe?.(result) ?? `${name}: done`} (${seconds()} s)`);
      return result;
    } finally {
      clearTimeout(first);
      clearInterval(ticking);
    }
  }
}

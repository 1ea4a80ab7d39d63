import { type ChildProcess, spawn } from 'node:child_process';
import { LaunchError } from './launch-error.js';

/** Runs verbs of `semai` as processes of their own, so that the launcher loads none of their code. */
export class CommandLine {
  private readonly running = new Set<ChildProcess>();

  constructor(
    private readonly entry: string,
    private readonly environment: Record<string, string>,
  ) {}

  /**
   * Runs one verb; what it says goes to our own terminal.
   *
   * @throws LaunchError when it ends with another code than 0
   */
  async run(...words: string[]): Promise<void> {
    const { code } = await this.spawn(words, 'inherit');
    if (code !== 0) throw new LaunchError(`semai ${words.join(' ')} did not succeed; the reason stands above.`);
  }

  /** Runs one verb and returns what it printed, or nothing when it did not succeed. */
  async read(...words: string[]): Promise<string | undefined> {
    const { code, output } = await this.spawn(words, 'pipe');
    return code === 0 ? output : undefined;
  }

  /** Ends whatever runs. */
  stop(): void {
    for (const child of this.running) child.kill('SIGTERM');
  }

  private spawn(words: string[], output: 'inherit' | 'pipe'): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, [this.entry, ...words], {
      // A group of its own, as with the services: Ctrl-C is the launcher's business.
      detached: true,
      stdio: ['ignore', output, 'inherit'],
      env: this.environment,
    });
    this.running.add(child);
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        this.running.delete(child);
        resolve({ code, output: text });
      });
    });
  }
}

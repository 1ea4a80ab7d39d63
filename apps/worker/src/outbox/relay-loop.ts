import type { Complain } from '#messaging';

/** The relay looks by itself this often, should a signal be lost. */
const lookEveryMs = 1_000;
/** Longest pause after failures, while the queue store is away. */
const longestPauseMs = 10_000;

/** Runs one piece of work whenever it is woken, and at least once a second; never twice at the same time. */
export class RelayLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wokenWhileRunning = false;
  private failures = 0;
  private stopped = true;

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly complain: Complain,
  ) {}

  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** Runs the work now, or once more when it is running. While it fails, signals do not shorten the pause. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) this.wokenWhileRunning = true;
    else if (this.failures === 0 || this.timer === undefined) this.run();
  }

  /** Ends the loop after the work that runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private run(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.wokenWhileRunning = false;
    this.running = this.once();
  }

  private async once(): Promise<void> {
    try {
      await this.work();
      this.failures = 0;
    } catch (cause) {
      this.failures += 1;
      this.complain('Events wait: they could not be handed to the queue. It is tried again.', cause);
    }
    this.running = undefined;
    if (this.stopped) return;
    const pause = Math.min(lookEveryMs * 2 ** Math.max(this.failures - 1, 0), longestPauseMs);
    this.timer = setTimeout(() => this.run(), this.wokenWhileRunning && this.failures === 0 ? 0 : pause);
  }
}

import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './processes.js';

const lookEvery = 1000;

/** The embedded server, started again on the same port whenever it dies, so that api and worker find it again. */
export class KeptPostgres {
  private watching: NodeJS.Timeout | undefined;
  private reviving: Promise<void> | undefined;

  private constructor(
    private server: EmbeddedPostgres,
    private readonly options: EmbeddedPostgresOptions,
    private readonly say: (line: string) => void,
  ) {
    this.watching = setInterval(() => this.look(), lookEvery).unref();
  }

  static async start(options: EmbeddedPostgresOptions, say: (line: string) => void): Promise<KeptPostgres> {
    return new KeptPostgres(await startEmbeddedPostgres(options), options, say);
  }

  get running(): EmbeddedPostgres {
    return this.server;
  }

  async stop(): Promise<void> {
    clearInterval(this.watching);
    await this.reviving;
    await this.server.stop();
  }

  private look(): void {
    if (this.reviving || isAlive(this.server.pid, 'postgres')) return;
    this.say('PostgreSQL has ended by itself; starting it again.');
    this.reviving = this.revive();
  }

  private async revive(): Promise<void> {
    try {
      this.server = await startEmbeddedPostgres({ ...this.options, port: this.server.port });
    } catch (cause) {
      this.say(cause instanceof Error ? cause.message : String(cause));
    } finally {
      this.reviving = undefined;
    }
  }
}

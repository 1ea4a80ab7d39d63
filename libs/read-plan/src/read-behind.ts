import type { PoolClient } from 'pg';
import type { Planned } from './planner.js';
import type { ToldRow } from './told-row.js';

/**
 * A row that is read right behind the write that changes it, on the write's own connection: the read sees what was
 * written, and both pay the way to the database once. Where the write itself tells all that was asked, nothing is read.
 * `runPrepared` sees to it; where nothing sent the read, or the write did not write, the row is read by itself.
 */
export class ReadBehind {
  #answer: { readonly row: Planned | null } | undefined;

  constructor(
    private readonly read: (client?: PoolClient) => Promise<Planned | null>,
    private readonly told?: ToldRow,
  ) {}

  /**
   * Takes the row as the write tells it, under the names of its properties, where that is all that was asked. Whoever may
   * write it must be one who may read it.
   */
  take(row: Readonly<Record<string, unknown>>): void {
    if (this.told?.isIn(row)) this.#answer = { row: this.told.from(row) };
  }

  /** Sends the read; its answer is the row until it is dropped. */
  async follow(client: PoolClient): Promise<void> {
    this.#answer = { row: await this.read(client) };
  }

  /** The write did not write: what came behind it says nothing. */
  drop(): void {
    this.#answer = undefined;
  }

  /** The row for its viewer; null when there is none that the viewer may see. */
  async row(): Promise<Planned | null> {
    return this.#answer ? this.#answer.row : this.read();
  }
}

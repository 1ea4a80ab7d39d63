import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobContracts, JobQueue } from '#messaging';
import { jobOfRow, ledgerColumns, type LedgerRow } from './jobs-again.js';

/** Work that has waited this long without an end is looked for in the queue store. */
const staleAfterSeconds = 120;
const batchSize = 500;

/** By id, so that batches follow each other; ids are made in order of time. */
const unfinished = `
  select ${ledgerColumns}, state from job_run
  where state in ('QUEUED', 'RUNNING', 'FAILED') and name <> 'route-event' and id > ?::uuid
    and coalesce(started_at, created_at) <= clock_timestamp() - make_interval(secs => ?)
  order by id limit ${batchSize}`;

interface UnfinishedRow extends LedgerRow {
  readonly state: 'QUEUED' | 'RUNNING' | 'FAILED';
}

const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Compares the ledger with the queue store and adds what the store has lost: after a flush, a change of backend or an
 * accident. Adding what it still knows changes nothing.
 */
export class Reconcile {
  constructor(
    private readonly em: EntityManager,
    private readonly queue: JobQueue,
    private readonly contracts: JobContracts,
  ) {}

  /** Everything unfinished, whatever its age: at boot. @returns number of jobs handed to the store */
  atBoot(): Promise<number> {
    return this.compare(0);
  }

  /** Once a minute: what is stale, or everything when the store has lost its memory. @returns number of jobs handed to the store */
  async regularly(): Promise<number> {
    return this.compare((await this.queue.remembers()) ? staleAfterSeconds : 0);
  }

  private async compare(olderThanSeconds: number): Promise<number> {
    let after = firstId;
    let added = 0;
    for (;;) {
      const rows = await this.em.getConnection().execute<UnfinishedRow[]>(unfinished, [after, olderThanSeconds]);
      added += await this.restore(rows);
      const last = rows.at(-1);
      if (!last || rows.length < batchSize) return added;
      after = last.id;
    }
  }

  private async restore(rows: readonly UnfinishedRow[]): Promise<number> {
    let added = 0;
    for (const row of rows) if (row.state !== 'QUEUED') added += await this.restoreBegun(row);
    const waiting = rows.filter((row) => row.state === 'QUEUED').flatMap((row) => jobOfRow(this.contracts, row));
    await this.queue.add(waiting);
    return added + waiting.length;
  }

  /** A job that had begun: when the store is through with it although we are not, it forgets it first. */
  private async restoreBegun(row: UnfinishedRow): Promise<number> {
    const state = await this.queue.stateOf(row.queue, row.job_key);
    if (state === 'pending') return 0;
    if (state === 'over') await this.queue.forget(row.queue, row.job_key);
    const jobs = jobOfRow(this.contracts, row);
    await this.queue.add(jobs);
    return jobs.length;
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { JobContracts, JobQueue } from '#messaging';
import { jobOfRow, ledgerColumns, type LedgerRow } from './jobs-again.js';

/** A ledger row whose job is not over. */
export interface OpenRow extends LedgerRow {
  readonly state: 'QUEUED' | 'RUNNING' | 'FAILED';
  readonly parcel_id: Id | null;
}

export const openColumns = `${ledgerColumns}, state, parcel_id`;

/**
 * Hands jobs to the store that it has lost; adding what it still knows changes nothing. Those of a lost parcel go on
 * alone: should the parcel turn up after all, the ledger lets nobody begin them there.
 */
export class RestoreJobs {
  constructor(
    private readonly queue: JobQueue,
    private readonly contracts: JobContracts,
  ) {}

  /** @returns number of jobs handed to the store */
  async execute(em: EntityManager, rows: readonly OpenRow[]): Promise<number> {
    const alone = [...rows.filter((row) => row.parcel_id === null), ...(await this.unpacked(em, rows))];
    let added = 0;
    for (const row of alone) if (row.state !== 'QUEUED') added += await this.restoreBegun(row);
    const waiting = alone.filter((row) => row.state === 'QUEUED').flatMap((row) => jobOfRow(this.contracts, row));
    await this.queue.add(waiting);
    return added + waiting.length;
  }

  /** The rows whose parcels the store does not have to run any more, taken out of them. */
  private async unpacked(em: EntityManager, rows: readonly OpenRow[]): Promise<OpenRow[]> {
    const lost: OpenRow[] = [];
    for (const [parcelId, mine] of Map.groupBy(rows, (row) => row.parcel_id)) {
      const queue = mine[0]?.queue;
      if (parcelId === null || queue === undefined) continue;
      if ((await this.queue.stateOf(queue, parcelId)) !== 'pending') lost.push(...mine);
    }
    if (lost.length > 0)
      await em.execute('update job_run set parcel_id = null where id = any(?::uuid[])', [
        `{${lost.map((row) => row.id).join(',')}}`,
      ]);
    return lost;
  }

  /** A job that had begun: when the store is through with it although we are not, it forgets it first. */
  private async restoreBegun(row: OpenRow): Promise<number> {
    const state = await this.queue.stateOf(row.queue, row.job_key);
    if (state === 'pending') return 0;
    if (state === 'over') await this.queue.forget(row.queue, row.job_key);
    const jobs = jobOfRow(this.contracts, row);
    await this.queue.add(jobs);
    return jobs.length;
  }
}

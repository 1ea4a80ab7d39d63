import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobContracts, JobQueue } from '#messaging';
import { openColumns, RestoreJobs, type OpenRow } from './restore-jobs.js';

/** Work that has waited this long without an end is looked for in the queue store. */
const staleAfterSeconds = 120;
const batchSize = 500;

/** By id, so that batches follow each other; ids are made in order of time. */
const unfinished = `
  select ${openColumns} from job_run
  where state in ('QUEUED', 'RUNNING', 'FAILED') and name <> 'route-event' and id > ?::uuid
    and coalesce(started_at, created_at) <= clock_timestamp() - make_interval(secs => ?)
  order by id limit ${batchSize}`;

const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Compares the ledger with the queue store and adds what the store has lost: after a flush, a change of backend or an
 * accident.
 */
export class Reconcile {
  private readonly restore: RestoreJobs;

  constructor(
    private readonly em: EntityManager,
    private readonly queue: JobQueue,
    contracts: JobContracts,
  ) {
    this.restore = new RestoreJobs(queue, contracts);
  }

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
      const rows = await this.em.getConnection().execute<OpenRow[]>(unfinished, [after, olderThanSeconds]);
      added += await this.restore.execute(this.em.fork(), rows);
      const last = rows.at(-1);
      if (!last || rows.length < batchSize) return added;
      after = last.id;
    }
  }
}

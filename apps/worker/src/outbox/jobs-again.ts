import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { routeEvent, type JobContracts, type JobToAdd } from '#messaging';

/** A ledger row as far as it is needed to add its job once more. */
export interface LedgerRow {
  readonly id: Id;
  readonly job_key: string;
  readonly name: string;
  readonly queue: string;
  readonly payload: unknown;
  readonly requested_by: Id | null;
}

export const ledgerColumns = 'id, job_key, name, queue, payload, requested_by';

/**
 * The jobs of ledger rows that a person wants to run again and that wait; from now on each travels alone. Names without a
 * contract are left out.
 */
export async function jobsToAddAgain(
  em: EntityManager,
  contracts: JobContracts,
  ids: readonly Id[],
): Promise<JobToAdd[]> {
  if (ids.length === 0) return [];
  const rows = await em.execute<LedgerRow[]>(
    `update job_run set parcel_id = null where id = any(?::uuid[]) and state = 'QUEUED' returning ${ledgerColumns}`,
    [`{${ids.join(',')}}`],
  );
  return rows.flatMap((row) => jobOfRow(contracts, row));
}

const reopenRefused = `
  with retold as (
    update job_run set state = 'DONE', finished_at = clock_timestamp()
    where id = any(?::uuid[]) and name = '${routeEvent}' and state = 'QUEUED' returning payload)
  update job_outbox set published_at = null from retold where job_outbox.id = (retold.payload ->> 'outboxId')::uuid`;

/** Events that had no route are told once more; those still without one are refused once more. */
export async function tellRefusedAgain(em: EntityManager, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await em.execute(reopenRefused, [`{${ids.join(',')}}`]);
}

/** The job of a ledger row, alone and without delay; nothing when its name has no contract any more. */
export function jobOfRow(contracts: JobContracts, row: LedgerRow): JobToAdd[] {
  const contract = contracts[row.name];
  if (!contract) return [];
  return [
    {
      name: row.name,
      queue: contract.queue,
      envelope: { key: row.job_key, payload: row.payload, actorId: row.requested_by, requestId: null },
      parcelId: null,
      delayMs: 0,
      attempts: contract.retry.attempts,
      firstPauseMs: contract.retry.firstPauseMs,
    },
  ];
}

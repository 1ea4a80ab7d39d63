import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';

/** Which events are told once more: from a moment on, of one name, or one by its id. At least one must be given. */
export interface OutboxSelection {
  readonly since?: Date;
  readonly event?: string;
  readonly id?: Id;
}

/**
 * Marks published events as unpublished, so that the relay tells them again. Jobs that are done stay done (their
 * ledger rows say so); what was lost on the way is added. For the command line after an accident.
 * @returns number of events
 */
export async function replayOutbox(em: EntityManager, { since, event, id }: OutboxSelection): Promise<number> {
  if (!since && !event && !id) throw new Error('Say which events: since, event or id.');
  const rows = await em.fork().execute<object[]>(
    `update job_outbox set published_at = null
     where published_at is not null and created_at >= coalesce(?::timestamptz, '-infinity')
       and event = coalesce(?::text, event) and id = coalesce(?::uuid, id)
     returning id`,
    [since?.toISOString() ?? null, event ?? null, id ?? null],
  );
  return rows.length;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Id } from '#kernel';

/** A read for somebody, with the parts of the pair's fit. */
export interface NewRead {
  readonly application: Id;
  readonly reviewer: Id;
  readonly reasons: Readonly<Record<string, number>>;
}

/**
 * Gives reads out under a run; a pair that stands keeps its row. A read that was once handed on comes back to the same
 * person as it was left, with its draft where there is one.
 */
export async function giveOutReads(
  em: EntityManager,
  ids: { readonly roundId: Id; readonly runId: Id },
  reads: readonly NewRead[],
): Promise<void> {
  const rows = JSON.stringify(reads.map((read) => ({ id: newId(), ...read })));
  await em.execute(
    `insert into assignment as stands (id, round_id, application_id, reviewer_id, run_id, state, reasons, version, created_at, updated_at, is_sample)
     select n.id, ?, n.application, n.reviewer, ?, 'OFFERED', n.reasons, 1, now(), now(), false
     from jsonb_to_recordset(?::jsonb) as n(id uuid, application uuid, reviewer uuid, reasons jsonb)
     order by n.reviewer, n.application
     on conflict (round_id, application_id, reviewer_id) do update
       set run_id = excluded.run_id, reasons = excluded.reasons, version = stands.version + 1, updated_at = now(),
         state = case when exists (select from review v where v.assignment_id = stands.id) then 'IN_PROGRESS' else 'OFFERED' end
       where stands.state = 'LAPSED'`,
    [ids.roundId, ids.runId, rows],
  );
}

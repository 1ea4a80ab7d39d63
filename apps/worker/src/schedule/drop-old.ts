import type { EntityManager } from '@mikro-orm/postgresql';

const batchSize = 1_000;

/** Rows that have served: told events and finished jobs after 14 days, proofs after 90 days, receipts after 48 hours. */
const old = [
  `delete from job_outbox where id in (select id from job_outbox o
     where o.published_at < clock_timestamp() - interval '14 days'
       and not exists (select 1 from job_run r where r.job_key like o.id::text || '%' and r.finished_at is null)
     order by id limit ${batchSize})`,
  `delete from job_run where id in (select id from job_run
     where state in ('DONE', 'CANCELLED') and finished_at < clock_timestamp() - interval '14 days' order by id limit ${batchSize})`,
  `delete from job_effect where job_key in (select job_key from job_effect
     where created_at < clock_timestamp() - interval '90 days' order by created_at limit ${batchSize})`,
  `delete from mutation_receipt where (actor_id, client_mutation_id) in (select actor_id, client_mutation_id from mutation_receipt
     where created_at < clock_timestamp() - interval '48 hours' order by created_at limit ${batchSize})`,
];

/** Deletes what is old in batches, each in its own transaction, so that nothing waits for it. @returns number of rows */
export async function dropOld(em: EntityManager): Promise<number> {
  let dropped = 0;
  for (const statement of old) {
    let batch: number;
    do {
      const rows = await em.getConnection().execute<object[]>(`${statement} returning 1`);
      batch = rows.length;
      dropped += batch;
    } while (batch === batchSize);
  }
  return dropped;
}

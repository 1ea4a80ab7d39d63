import type { EntityManager } from '@mikro-orm/postgresql';

/** The moment by the database clock, which judges every deadline. */
export async function databaseNow(em: EntityManager): Promise<Date> {
  const [row] = await em.execute<{ now: string }[]>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  if (!row) throw new Error('The database told no time.');
  return new Date(row.now);
}

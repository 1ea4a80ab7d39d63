import type { EntityManager } from '@mikro-orm/postgresql';
import type { Season } from '#schema';

/**
 * The next numbers of a season, such as HFS2-0042, in the order of asking. Others who ask wait until this transaction
 * ends, so numbers have no gaps and are never given twice.
 */
export async function nextNumbers(em: EntityManager, season: Season, count = 1): Promise<string[]> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`application-number-${season.id}`]);
  const [row] = await em.execute<{ last: number }[]>(
    `select coalesce(max(substr(number, length(?) + 2)::int), 0) as last
     from application where season_id = ? and number ~ ('^' || ? || '-[0-9]{1,9}$')`,
    [season.numberPrefix, season.id, season.numberPrefix],
  );
  const last = Number(row?.last ?? 0);
  return Array.from({ length: count }, (_, i) => `${season.numberPrefix}-${String(last + 1 + i).padStart(4, '0')}`);
}

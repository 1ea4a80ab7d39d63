import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Does a job's work once however often the job runs: the proof (`job_effect`) and the work are committed together.
 * @param key names the effect: the job's key, or that and a chunk's name
 * @returns false when the work stood already and nothing was done
 */
export async function once(
  em: EntityManager,
  key: string,
  name: string,
  work: (em: EntityManager) => Promise<void>,
): Promise<boolean> {
  return em.transactional(async (inside) => {
    const fresh = await inside.execute<object[]>(
      'insert into job_effect (job_key, name) values (?, ?) on conflict (job_key) do nothing returning job_key',
      [key, name],
    );
    if (fresh.length === 0) return false;
    await work(inside);
    return true;
  });
}

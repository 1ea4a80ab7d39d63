import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';

/** So many runs of a round stay whole, the newest. */
const wholeRuns = 5;
/** Nothing is given up before this age: whoever looks into a ranking today finds all of today. */
const wholeFor = '24 hours';
const batchSize = 50;

/** Old runs on which nothing rests: not current, not among the newest of their round, not behind a release. */
const oldRuns = `
  update score_run set inputs = null, thinned_at = clock_timestamp() where id in (
    select r.id from (
      select u.*, row_number() over (partition by u.round_id order by u.created_at desc, u.id desc) as place
      from score_run u where not u.is_preview) r
    where r.place > ${wholeRuns} and not r.is_current and r.thinned_at is null
      and r.created_at < clock_timestamp() - interval '${wholeFor}'
      and not exists (select from decision_batch b where b.score_run_id = r.id)
    order by r.id limit ${batchSize})
  returning id`;

const reasonsOf = `update score_result set contributions = '[]', parts = null where run_id = any(?::uuid[])`;

/**
 * Gives up what makes old score runs large: the levels that went in, the parts of each review and of each criterion.
 * Hashes, model, ranks, scores and intervals stay, so that runs can be compared for ever; the same inputs, should they
 * come again, are computed anew. Safe to repeat.
 */
@Injectable()
export class ThinScoreRuns {
  constructor(private readonly em: EntityManager) {}

  /** @returns how many runs were thinned */
  async execute(): Promise<number> {
    let thinned = 0;
    let batch: number;
    do {
      batch = await this.em.fork().transactional(async (em) => {
        const runs = await em.execute<{ id: Id }[]>(oldRuns);
        await em.execute(reasonsOf, [`{${runs.map(({ id }) => id).join(',')}}`]);
        return runs.length;
      });
      thinned += batch;
    } while (batch === batchSize);
    return thinned;
  }
}

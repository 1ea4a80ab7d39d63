import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { Fix, Infeasible, Pair } from '#matching';
import type { ReviewInstance } from './review-instance.js';

/** One way out of a round that cannot be given out, by ids. `by` = reads, or pairs, to gain. */
export interface OfferedFix {
  readonly kind: Fix['kind'];
  readonly by: number;
  /** Reads to take back, for `unpin`. */
  readonly pairs?: readonly { readonly applicationId: Id; readonly reviewerId: Id }[];
  /** Conflicts to look at again, for `liftConflict`. */
  readonly conflictIds?: readonly Id[];
}

const conflictsOfPairs = `
  select c.id from jsonb_to_recordset(?::jsonb) as w(application uuid, reviewer uuid)
  join application a on a.id = w.application
  join conflict c on c.startup_id = a.startup_id and c.person_id = w.reviewer and c.lifted_at is null
  order by c.id`;

/**
 * The ways out of a cut that a director can go. Only reads that were asked for and not begun can be taken back. The cut
 * is the smallest one; more room is asked for at once, as much as the whole round lacks.
 */
export async function offeredFixes(
  em: EntityManager,
  { instance, asked, seats, capacity }: ReviewInstance,
  cut: Infeasible,
): Promise<OfferedFix[]> {
  const idsOf = ([i, j]: Pair) => ({
    applicationId: instance.applicationIds?.[i] ?? '',
    reviewerId: instance.judgeIds?.[j] ?? '',
  });
  const offered: OfferedFix[] = [];
  for (const { kind, by, pairs = [] } of cut.fixes) {
    if (kind === 'unpin') {
      const taken = cut.pins
        .map(idsOf)
        .filter(({ applicationId, reviewerId }) => asked.has(`${applicationId} ${reviewerId}`));
      if (taken.length >= by) offered.push({ kind, by, pairs: taken.slice(0, by) });
    } else if (kind === 'liftConflict') {
      const rows = pairs.map(idsOf).map((pair) => ({ application: pair.applicationId, reviewer: pair.reviewerId }));
      const found = await em.execute<{ id: Id }[]>(conflictsOfPairs, [JSON.stringify(rows)]);
      if (found.length > 0) offered.push({ kind, by, conflictIds: found.map(({ id }) => id) });
    } else {
      const adds = kind === 'raiseLoad' || kind === 'addJudge';
      offered.push({ kind, by: adds ? Math.max(by, seats - capacity) : by });
    }
  }
  return offered;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { Pair } from '#matching';

/** What of a round is given out now. */
export interface GivenReads {
  /** Reads that stand, by place in the lists asked with. */
  readonly pairs: readonly Pair[];
  /** An assignment is asked for and not there yet. */
  readonly computing: boolean;
}

const standing = `
  select application_id as application, reviewer_id as reviewer from assignment
  where round_id = ? and state in ('OFFERED', 'IN_PROGRESS', 'DONE') order by id`;

const waiting = `select 1 from assignment_run where round_id = ? and state in ('QUEUED', 'RUNNING') limit 1`;

/** Reads what is given out among these applications and reviewers. */
export async function givenReads(
  em: EntityManager,
  roundId: Id,
  applications: readonly { readonly id: Id }[],
  reviewers: readonly { readonly id: Id }[],
): Promise<GivenReads> {
  const rows = await em.execute<{ application: Id; reviewer: Id }[]>(standing, [roundId]);
  const placeIn = (list: readonly { readonly id: Id }[]) => new Map(list.map(({ id }, at) => [id, at]));
  const [row, judge] = [placeIn(applications), placeIn(reviewers)];
  const pairs = rows.flatMap(({ application, reviewer }): Pair[] => {
    const [i, j] = [row.get(application), judge.get(reviewer)];
    return i === undefined || j === undefined ? [] : [[i, j]];
  });
  return { pairs, computing: (await em.execute(waiting, [roundId])).length > 0 };
}

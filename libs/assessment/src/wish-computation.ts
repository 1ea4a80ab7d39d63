import { match, rematch, type MatchInstance, type MatchResult } from '#matching';

/** A round with a change that is asked about, its best assignment without it, and how long this may take. */
export interface WishOrder {
  readonly before: MatchResult;
  readonly changed: MatchInstance;
  readonly seconds: number;
}

/**
 * The best assignment with the change: from the pairs and prices without it, a few shortest ways. Where there was none,
 * and under rules, a whole solve; rules that cross go to HiGHS.
 */
export async function compute({ before, changed, seconds }: WishOrder): Promise<MatchResult> {
  const open = changed.quotas?.length ? await (await import('#linear')).openLinearSolver() : undefined;
  const end = Date.now() + seconds * 1000;
  const hooks = { deadline: () => Date.now() > end, linear: open?.(() => (end - Date.now()) / 1000) };
  return before.status === 'infeasible' ? match(changed, {}, hooks) : rematch(changed, before, {}, hooks);
}

/** As a computation for a thread. */
export const wishComputation = { url: import.meta.url, compute };

import { match, rematch, type MatchInstance, type MatchResult } from '#matching';

/** The round as it stands, with a change where one is asked about, and how long both may take. */
interface WishOrder {
  readonly instance: MatchInstance;
  readonly changed: MatchInstance | null;
  readonly seconds: number;
}

export interface WishAnswer {
  readonly before: MatchResult;
  /** The optimum with the change, from the pairs and prices before; null where nothing was asked. */
  readonly after: MatchResult | null;
}

/** The best assignment as it stands, and again with a change. Rules that cross go to HiGHS. */
export async function compute({ instance, changed, seconds }: WishOrder): Promise<WishAnswer> {
  const open = instance.quotas?.length ? await (await import('#linear')).openLinearSolver() : undefined;
  const end = Date.now() + seconds * 1000;
  const hooks = { deadline: () => Date.now() > end, linear: open?.(() => (end - Date.now()) / 1000) };
  const before = match(instance, {}, hooks);
  if (!changed) return { before, after: null };
  return {
    before,
    after: before.status === 'infeasible' ? match(changed, {}, hooks) : rematch(changed, before, {}, hooks),
  };
}

/** As a computation for a thread. */
export const wishComputation = { url: import.meta.url, compute };

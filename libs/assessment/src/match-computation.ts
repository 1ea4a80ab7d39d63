import { match, type MatchInstance, type MatchOptions, type MatchResult } from '#matching';

/** An assignment problem, and how long it may be worked on. */
interface MatchOrder {
  readonly instance: MatchInstance;
  readonly options: MatchOptions;
  readonly seconds: number;
}

/** The best assignment found in that time, with the proof of how good it is. Rules that cross go to HiGHS. */
export async function compute({ instance, options, seconds }: MatchOrder): Promise<MatchResult> {
  // Loaded where it is needed alone: the solver is large, and most processes never ask for it.
  const open = instance.quotas?.length ? await (await import('#linear')).openLinearSolver() : undefined;
  const end = Date.now() + seconds * 1000;
  const linear = open?.(() => (end - Date.now()) / 1000);
  return match(instance, options, { deadline: () => Date.now() > end, linear });
}

/** As a computation for a thread. */
export const matchComputation = { url: import.meta.url, compute };

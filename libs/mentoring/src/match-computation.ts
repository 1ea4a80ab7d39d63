import { keepCurve, match, type KeepPoint, type MatchInstance, type MatchOptions, type MatchResult } from '#matching';

/** A matching problem, and how long it may be worked on. */
interface MatchOrder {
  readonly instance: MatchInstance;
  readonly options: MatchOptions;
  readonly seconds: number;
}

export interface MatchAnswer {
  readonly result: MatchResult;
  /** Kept pairs against total fit; empty where nothing stood before, and for very large cohorts. */
  readonly curve: readonly KeepPoint[];
}

/** Cohorts up to this many pairs get the curve; it solves seven times. */
const pairsWithCurve = 200_000;

/** The best match found in that time with its proof, and what keeping more or less of the match before would give. */
export function compute({ instance, options, seconds }: MatchOrder): MatchAnswer {
  const end = Date.now() + seconds * 1000;
  const result = match(instance, options, { deadline: () => Date.now() > end });
  const previous = options.previous ?? [];
  const withCurve = previous.length > 0 && result.status === 'optimal' && instance.n * instance.m <= pairsWithCurve;
  return { result, curve: withCurve ? keepCurve(instance, previous) : [] };
}

/** As a computation for a thread. */
export const matchComputation = { url: import.meta.url, compute };

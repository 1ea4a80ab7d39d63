import { adoptRows } from './adopt-rows.js';
import type { MatchInstance, Pair } from './instance.js';
import type { MatchOptions, WarmStart } from './options.js';
import { ascending } from './pairs.js';
import { buildProblem, type Problem } from './problem.js';
import { Residual } from './residual.js';
import { validateInstance } from './validate.js';

/** A match that stands, read in once, so that what changes only loads need not read all arcs again. */
export interface StandingMatch extends WarmStart {
  readonly instance: MatchInstance;
  readonly problem: Problem;
  /** Every application with what is best for it at the prices. */
  readonly rows: Residual;
}

/**
 * Prepares a match for changes of loads: somebody leaves, has less room, or more. Handed to `rematch` in the place of the
 * earlier result with an instance that shares all arrays but `lo` and `hi` with this one, it gives the same answer in a
 * part of the time; with any other instance it is an earlier result like every other. The arrays must not be changed
 * meanwhile; the certificate of each answer is worked out anew from the instance all the same. O(arcs).
 * Example: `const standing = standingMatch(instance, match(instance))`, then `rematch({ ...instance, lo, hi }, standing)`.
 * @throws MatchError for a malformed instance
 */
export function standingMatch(instance: MatchInstance, { pairs, prices }: WarmStart): StandingMatch | WarmStart {
  validateInstance(instance);
  const plain = { pairs: isAscending(pairs) ? pairs : pairs.toSorted(ascending), prices };
  if (!isPlain(instance) || prices.length !== instance.m) return plain;
  const problem = buildProblem(instance, {});
  const rows = new Residual(problem);
  return adoptRows(instance, problem, plain, rows) ? { ...plain, instance, problem, rows } : plain;
}

/** Whether what was prepared holds for this instance: the same arrays, nothing but loads may differ. */
export function standsFor(warm: WarmStart, instance: MatchInstance, options: MatchOptions): warm is StandingMatch {
  if (!('rows' in warm) || !isPlain(instance) || options.previous?.length) return false;
  const { instance: before } = warm as StandingMatch;
  const { kind, n, m, k, rowPtr, col, w, applicationIds, judgeIds } = instance;
  const same = before.rowPtr === rowPtr && before.col === col && before.w === w && before.k === k;
  const named = before.applicationIds === applicationIds && before.judgeIds === judgeIds;
  return same && named && before.kind === kind && before.n === n && before.m === m;
}

const isPlain = ({ pins, forbids, quotas }: MatchInstance): boolean =>
  !pins?.length && !forbids?.length && !quotas?.length;

const isAscending = (pairs: readonly Pair[]): boolean =>
  pairs.every((pair, at) => at === 0 || ascending(pairs[at - 1]!, pair) < 0);

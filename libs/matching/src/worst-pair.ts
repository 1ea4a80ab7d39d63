import { decideTotal, type Decision } from './decide.js';
import { findCut } from './infeasible.js';
import { arcIndex, onlyArcs, type MatchInstance } from './instance.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { largestThreshold, narrowed, type Threshold } from './pair-threshold.js';
import { buildProblem, type Problem } from './problem.js';
import { solveWithQuotas } from './quota-solve.js';

/**
 * Largest smallest pair first, then the largest total: the largest threshold T with a feasible flow on the arcs of
 * affinity >= T (pinned pairs are exempt), then the best total on these arcs. Exact. The certificate is a cut at the next
 * larger affinity, and the prices on the arcs >= T.
 * @throws MatchError ABORTED when the deadline passes before any match exists
 */
export function decideWorstPair(
  instance: MatchInstance,
  options: MatchOptions,
  hooks: MatchHooks | undefined,
): Decision {
  const problem = buildProblem(instance, options);
  if (problem.need.every((seats) => seats === 0)) return decideTotal(instance, options, hooks);
  hooks?.stage?.('solve');
  const affinity = affinities(instance, problem);
  const found = instance.quotas?.length
    ? thresholdWithQuotas(instance, options, affinity, hooks)
    : largestThreshold(problem, affinity, hooks);
  if ('problem' in found) return found;
  const { threshold, proven } = found;
  if (threshold < 0) return { ...decideTotal(instance, options, hooks), aimProven: proven };
  const ruled = above(instance, threshold);
  const decision = decideTotal(ruled, options, hooks);
  const nextThreshold = nextLevel(affinity, threshold);
  const withCut = nextThreshold !== null && proven && !instance.quotas?.length;
  const cut = withCut ? findCut(instance, narrowed(problem, affinity, nextThreshold)) : null;
  const certificate = { kind: 'threshold' as const, threshold, nextThreshold, cut: cut && { ...cut, fixes: [] } };
  return { ...decision, ruled, certificate, aimProven: proven };
}

/** The instance with only the arcs of affinity >= threshold, and the pinned ones. */
function above(instance: MatchInstance, threshold: number): MatchInstance {
  const keep = new Uint8Array(instance.w.length);
  for (let a = 0; a < keep.length; a++) keep[a] = instance.w[a]! >= threshold ? 1 : 0;
  for (const [i, j] of instance.pins ?? []) keep[arcIndex(instance, i, j)] = 1;
  return onlyArcs(instance, keep);
}

function affinities({ w }: MatchInstance, { arcAt }: Problem): Int32Array {
  return arcAt ? arcAt.map((a) => w[a]!) : w;
}

function smallestChosen(instance: MatchInstance, { problem, solution }: Decision): number | null {
  const affinity = affinities(instance, problem);
  let smallest = Infinity;
  for (let a = 0; a < affinity.length; a++) if (solution.chosen[a] === 1) smallest = Math.min(smallest, affinity[a]!);
  return Number.isFinite(smallest) ? smallest : null;
}

function nextLevel(affinity: Int32Array, threshold: number): number | null {
  let next = Infinity;
  for (let a = 0; a < affinity.length; a++) if (affinity[a]! > threshold && affinity[a]! < next) next = affinity[a]!;
  return Number.isFinite(next) ? next : null;
}

/** Under quotas each threshold is a whole search; halving over the affinities above those of the largest total. */
function thresholdWithQuotas(
  instance: MatchInstance,
  options: MatchOptions,
  affinity: Int32Array,
  hooks: MatchHooks | undefined,
): Threshold | Decision {
  const base = decideTotal(instance, options, hooks);
  const reached = smallestChosen(instance, base);
  if (base.cut || reached === null || base.unmet.length > 0) return base;
  const levels = affinity.filter((w) => w > reached).sort();
  const candidates = levels.filter((w, at) => at === 0 || w !== levels[at - 1]);
  let [threshold, low, high] = [reached, 0, candidates.length - 1];
  while (low <= high && hooks?.deadline?.() !== true) {
    const middle = (low + high) >> 1;
    const found = solveWithQuotas(above(instance, candidates[middle]!), options, hooks);
    if (typeof found === 'object' && found.unmet.length === 0) {
      threshold = candidates[middle]!;
      low = middle + 1;
    } else high = middle - 1;
  }
  return { threshold, proven: low > high };
}

import { alikeRows } from './alike-rows.js';
import { wholeSet, type BlockingPart, type BlockingSet } from './blocking-set.js';
import { shrink, type Effort } from './can-match.js';
import { countedCut, type CountedCut } from './counted-cut.js';
import { blockingPrices } from './elastic-program.js';
import type { Infeasible } from './infeasible.js';
import type { MatchInstance } from './instance.js';
import type { MatchHooks } from './options.js';
import { quotaFixes } from './quota-fixes.js';

/** Arcs of all instances that leaving members out, and then trying fixes, may look at. */
const SHRINKING = 1_500_000;
const FIXING = 2_500_000;

/**
 * Why quotas leave no match although there is one without them: applications, judges, quotas and pins that cannot be met
 * together, none of which can be left out. First a counting proof from the prices of a linear program (where the caller
 * has a solver), then member by member. `minimal` = whether that came to its end within the effort.
 */
export function quotaCut(instance: MatchInstance, hooks: MatchHooks | undefined): Infeasible {
  const found = hooks?.linear ? blockingPrices(instance, hooks.linear) : null;
  const prices = found ?? Array.from({ length: instance.m }, () => 0);
  const counted = countedCut(instance, prices);
  const start = counted?.set ?? wholeSet(instance);
  const { set, minimal } = shrink(instance, start, alikeIn(instance), { arcs: SHRINKING }, hooks);
  const effort: Effort = { arcs: FIXING };
  return {
    ...described(instance, set, sizeOf(set) === sizeOf(start) ? counted : null),
    minimal,
    fixes: quotaFixes(instance, set, counted?.lacking ?? 1, effort, hooks),
  };
}

/** Applications are alike that may have the same judges of the set, and as many others of each sort. */
function alikeIn(instance: MatchInstance) {
  let known: BlockingSet | null = null;
  let alike = (i: number): string => String(i);
  return (part: BlockingPart, member: number, set: BlockingSet): string => {
    if (part !== 'applications') return String(member);
    if (known?.loads !== set.loads || known.minima !== set.minima || known.quotas !== set.quotas) {
      const judges = new Set([...set.loads, ...set.minima]);
      const quotas = set.quotas.map((q) => instance.quotas![q]!);
      alike = alikeRows(instance, quotas, (j) => (judges.has(j) ? j : 'free'));
      known = set;
    }
    const isPinned = set.pins.some((at) => instance.pins![at]![0] === member);
    return isPinned ? `one ${member}` : alike(member);
  };
}

const sizeOf = ({ applications, loads, minima, quotas, pins }: BlockingSet): number =>
  applications.length + loads.length + minima.length + quotas.length + pins.length;

/** The set in the words of a cut. Without a count by judges: the seats of the applications, one of them too many. */
function described(instance: MatchInstance, set: BlockingSet, counted: CountedCut | null): Omit<Infeasible, 'fixes'> {
  const byMinima = set.loads.length === 0 && set.minima.length > 0;
  const judges = [...(byMinima ? set.minima : set.loads)];
  const total = byMinima
    ? judges.reduce((sum, j) => sum + instance.lo[j]!, 0)
    : set.applications.reduce((sum, i) => sum + instance.k[i]!, 0);
  return {
    side: byMinima ? 'judges' : 'applications',
    applications: [...set.applications],
    judges,
    ...(counted?.count ?? { needed: total, seats: total - 1 }),
    pins: set.pins.map((at) => instance.pins![at]!),
    quotas: set.quotas.map((q) => instance.quotas![q]!.id).sort(),
    ...(set.minima.length > 0 && !byMinima ? { minima: [...set.minima] } : {}),
  };
}

import { partOf, type BlockingPart, type BlockingSet } from './blocking-set.js';
import type { MatchInstance } from './instance.js';
import type { MatchHooks } from './options.js';
import { solveWithQuotas } from './quota-solve.js';

/** What may still be spent on questions, in arcs of the instances asked about. */
export interface Effort {
  arcs: number;
}

/** Whether an instance has any match; null where that was not found out in time. Affinities do not matter. */
export function canMatch(instance: MatchInstance, effort: Effort, hooks: MatchHooks | undefined): boolean | null {
  if (effort.arcs <= 0 || hooks?.deadline?.() === true) return null;
  effort.arcs -= instance.col.length + instance.n;
  const found = solveWithQuotas({ ...instance, w: new Int32Array(instance.w.length) }, {}, hooks);
  if (found === 'impossible') return false;
  return found === 'stopped' || found.unmet.length > 0 || !found.solution.feasible ? null : true;
}

/** A blocking set without members that are not needed, and whether each one left was shown to be. */
export interface Shrunk {
  set: BlockingSet;
  minimal: boolean;
}

/** Quotas and loads first: they are the fewest, and what is left of the applications then depends on little. */
const ORDER: readonly BlockingPart[] = ['quotas', 'minima', 'loads', 'pins', 'applications'];

/**
 * Drops members, many at once at first, while what is left still has no match. `alike(part, member)` names members that
 * stand for one another: where one of them is needed, so is each other. A member is kept where time did not allow to
 * find out, and `minimal` is then false.
 */
export function shrink(
  instance: MatchInstance,
  whole: BlockingSet,
  alike: (part: BlockingPart, member: number, set: BlockingSet) => string,
  effort: Effort,
  hooks: MatchHooks | undefined,
): Shrunk {
  let set = whole;
  let minimal = true;
  for (const part of ORDER) {
    const needed = new Set<string>();
    const open = set[part].toReversed();
    let size = Math.max(1, open.length >> 1);
    while (open.length > 0) {
      const chunk = open.splice(0, size);
      const [first] = chunk;
      if (chunk.length === 1 && needed.has(alike(part, first!, set))) continue;
      const without = { ...set, [part]: set[part].filter((member) => !chunk.includes(member)) };
      const possible = canMatch(partOf(instance, without), effort, hooks);
      if (possible === false) {
        set = without;
        size = Math.min(size * 2, Math.max(1, open.length));
      } else if (chunk.length === 1) {
        if (possible) needed.add(alike(part, first!, set));
        else minimal = false;
      } else {
        open.unshift(...chunk);
        size = chunk.length >> 1;
      }
    }
  }
  return { set, minimal };
}

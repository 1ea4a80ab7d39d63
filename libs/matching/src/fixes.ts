import { arcIndex, type MatchInstance, type Pair } from './instance.js';

/** One change that alone resolves the cut. `by` = seats (or pairs, or places of a quota) to gain. */
export interface Fix {
  kind: 'raiseLoad' | 'lowerDemand' | 'lowerMinimum' | 'liftConflict' | 'addJudge' | 'unpin' | 'relaxQuota';
  by: number;
  judges?: number[];
  applications?: number[];
  pairs?: Pair[];
  /** relaxQuota: which one changes; addJudge: the new judges belong to these and to no other. */
  quotas?: string[];
  /** Quota cuts: what falls to each of `judges` (raiseLoad, lowerMinimum), `applications` (lowerDemand) or new judges. */
  shares?: number[];
  /** relaxQuota: the new limit, one of both. */
  min?: number;
  max?: number;
  /** Quota cuts: true = this change alone gives the whole instance a match; false = it resolves this cut only, or time did
   * not allow to find out. */
  enough?: boolean;
}

interface DescribedCut {
  side: 'applications' | 'judges';
  applications: number[];
  judges: number[];
  needed: number;
  seats: number;
  pins: Pair[];
}

/**
 * The changes that resolve a cut, those that touch single pairs first. Each is sufficient alone for this cut; another
 * cut may stay. Lifting a pair covers conflicts the instance names and forbidden pairs.
 */
export function fixesFor(
  instance: MatchInstance,
  { side, applications, judges, needed, seats, pins }: DescribedCut,
  inside: { applications: Set<number>; judges: Set<number> },
): Fix[] {
  const by = needed - seats;
  const fixes: Fix[] = [];
  if (pins.length >= by) fixes.push({ kind: 'unpin', by, pairs: pins.slice(0, by) });
  const byApplications = side === 'applications';
  const helps = ([i, j]: Pair): boolean =>
    inside.applications.has(i) === byApplications && inside.judges.has(j) !== byApplications;
  const lifted = liftable(instance, helps, by);
  if (lifted.length === by) fixes.push({ kind: 'liftConflict', by, pairs: lifted });
  if (!byApplications) return [...fixes, { kind: 'lowerMinimum', by, judges }];
  if (judges.length > 0) fixes.push({ kind: 'raiseLoad', by, judges });
  fixes.push({ kind: 'lowerDemand', by, applications }, { kind: 'addJudge', by, applications });
  return fixes;
}

/** Up to `count` forbidden or conflicted pairs that would help; forbidden ones first, they are somebody's own choice. */
function liftable(instance: MatchInstance, helps: (pair: Pair) => boolean, count: number): Pair[] {
  const found = new Map<number, Pair>();
  const add = (pairs: readonly Pair[], wanted: (pair: Pair) => boolean): void => {
    for (const [i, j] of pairs) {
      if (found.size === count) return;
      if (helps([i, j]) && wanted([i, j])) found.set(i * instance.m + j, [i, j]);
    }
  };
  add(instance.forbids ?? [], ([i, j]) => arcIndex(instance, i, j) >= 0);
  add(instance.conflicts ?? [], ([i, j]) => arcIndex(instance, i, j) < 0);
  return [...found.values()];
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { Fix, Infeasible, Pair } from '#matching';
import type { ReviewInstance } from './review-instance.js';
import type { RuleName } from './round-rules.js';

/** One way out of a round that cannot be given out, by ids. `by` = reads, or pairs, to gain. */
export interface OfferedFix {
  readonly kind: Fix['kind'];
  readonly by: number;
  /** Reads to take back, for `unpin`. */
  readonly pairs?: readonly { readonly applicationId: Id; readonly reviewerId: Id }[];
  /** Conflicts to look at again, for `liftConflict`. */
  readonly conflictIds?: readonly Id[];
  /** For `relaxQuota` the rule that changes; for `addJudge` the kind that new reviewers must be of. */
  readonly rule?: RuleName;
  /** For `relaxQuota`: what the rule then asks for at least, or allows at most. */
  readonly least?: number;
  readonly most?: number;
  /** For `raiseLoad`, where rules block: what each reviewer takes more. */
  readonly loads?: readonly { readonly reviewerId: Id; readonly by: number }[];
  /** For `lowerDemand`, where rules block: so many reads less per application. */
  readonly reads?: number;
  /** Where rules block: true = this alone makes the round possible; false = it helps this group, another may stay. */
  readonly enough?: boolean;
}

const conflictsOfPairs = `
  select c.id from jsonb_to_recordset(?::jsonb) as w(application uuid, reviewer uuid)
  join application a on a.id = w.application
  join conflict c on c.startup_id = a.startup_id and c.person_id = w.reviewer and c.lifted_at is null
  order by c.id`;

/**
 * The ways out of a cut that a director can go. Only reads that were asked for and not begun can be taken back. The cut
 * is the smallest one; more room is asked for at once, as much as the whole round lacks. Where rules block, each way was
 * tried out by the engine and stays as it is.
 */
export async function offeredFixes(em: EntityManager, read: ReviewInstance, cut: Infeasible): Promise<OfferedFix[]> {
  const offered: OfferedFix[] = [];
  for (const fix of cut.fixes) {
    if (fix.kind === 'unpin') offered.push(...takenBack(read, cut, fix));
    else if (fix.kind === 'liftConflict') offered.push(...(await lifted(em, read, fix)));
    else if (cut.quotas) offered.push(byRules(read, fix));
    else {
      const adds = fix.kind === 'raiseLoad' || fix.kind === 'addJudge';
      offered.push({ kind: fix.kind, by: adds ? Math.max(fix.by, read.seats - read.capacity) : fix.by });
    }
  }
  return onePerRule(offered);
}

const idsOf = ({ instance }: ReviewInstance, [i, j]: Pair) => ({
  applicationId: instance.applicationIds?.[i] ?? '',
  reviewerId: instance.judgeIds?.[j] ?? '',
});

function takenBack(read: ReviewInstance, { pins, quotas }: Infeasible, { kind, by, pairs = [], enough }: Fix) {
  const taken = (quotas ? pairs : pins)
    .map((pair) => idsOf(read, pair))
    .filter(({ applicationId, reviewerId }) => read.asked.has(`${applicationId} ${reviewerId}`));
  return taken.length < by ? [] : [{ kind, by, pairs: taken.slice(0, by), ...told(enough) }];
}

async function lifted(em: EntityManager, read: ReviewInstance, { kind, by, pairs = [], enough }: Fix) {
  const ids = pairs.map((pair) => idsOf(read, pair));
  const rows = ids.map((pair) => ({ application: pair.applicationId, reviewer: pair.reviewerId }));
  const found = await em.execute<{ id: Id }[]>(conflictsOfPairs, [JSON.stringify(rows)]);
  return found.length === 0 ? [] : [{ kind, by, conflictIds: found.map(({ id }) => id), ...told(enough) }];
}

/** A way that the engine tried out, in reviewers and rules of the round. */
function byRules({ instance, rules }: ReviewInstance, fix: Fix): OfferedFix {
  const { kind, by, judges = [], shares = [], quotas = [], min: least, max: most, enough } = fix;
  const rule = quotas.flatMap((id) => rules.nameOf.get(id) ?? [])[0];
  return {
    kind,
    by,
    ...told(enough),
    ...(rule ? { rule } : {}),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    ...(kind === 'lowerDemand' ? { reads: Math.max(...shares) } : {}),
    ...(kind === 'raiseLoad'
      ? { loads: judges.map((j, at) => ({ reviewerId: instance.judgeIds?.[j] ?? '', by: shares[at] ?? 0 })) }
      : {}),
  };
}

const told = (enough: boolean | undefined) => (enough === undefined ? {} : { enough });

/** One change per rule, the one that is enough if there is one; all places of work share one limit. */
function onePerRule(ways: readonly OfferedFix[]): OfferedFix[] {
  const keyOf = ({ kind, rule }: OfferedFix, at: number): string =>
    kind === 'relaxQuota' ? `rule ${rule?.kind ?? 'place'}` : String(at);
  const groups = Map.groupBy(ways.entries(), ([at, way]) => keyOf(way, at));
  return [...groups.values()].flatMap((group) => group.find(([, { enough }]) => enough)?.[1] ?? group[0]?.[1] ?? []);
}

import type { Id } from '#kernel';
import type { MatchInstance, Pair } from '#matching';

/** One place that changes hands between two assignments. */
export interface MovedRead {
  readonly applicationId: Id;
  readonly number: string;
  readonly name: string;
  /** Null where a place is added. */
  readonly fromReviewerId: Id | null;
  /** Null where a place falls away. */
  readonly toReviewerId: Id | null;
}

/** Who reads in whose place; of several places of one application in the order of the reviewers. O(pairs). */
export function movesBetween(
  applications: readonly { readonly id: Id; readonly number: string; readonly name: string }[],
  { judgeIds = [] }: Pick<MatchInstance, 'judgeIds'>,
  before: readonly Pair[],
  after: readonly Pair[],
): MovedRead[] {
  const lost = without(before, after);
  const won = without(after, before);
  const rows = [...new Set([...lost.keys(), ...won.keys()])].toSorted((a, b) => a - b);
  return rows.flatMap((i) => {
    const { id = '', number = '', name = '' } = applications[i] ?? {};
    const [from, to] = [lost.get(i) ?? [], won.get(i) ?? []];
    return Array.from({ length: Math.max(from.length, to.length) }, (_, at) => ({
      applicationId: id,
      number,
      name,
      fromReviewerId: judgeIds[from[at] ?? -1] ?? null,
      toReviewerId: judgeIds[to[at] ?? -1] ?? null,
    }));
  });
}

/** Pairs of one list that the other lacks, by application. */
function without(pairs: readonly Pair[], others: readonly Pair[]): Map<number, number[]> {
  const known = new Set(others.map((pair) => pair.join()));
  const rest = new Map<number, number[]>();
  for (const [i, j] of pairs) if (!known.has(`${i},${j}`)) rest.set(i, [...(rest.get(i) ?? []), j]);
  return rest;
}

import type { MatchInstance } from './instance.js';
import type { Problem } from './problem.js';

/** A quota in canonical indices; limits per application are what pins leave of them. */
export interface QuotaSet {
  id: string;
  member: Uint8Array;
  size: number;
  /** 1 for each application it speaks of. */
  applies: Uint8Array;
  min: number;
  max: number;
  /** Pinned judges of the set per application. */
  pinned: Int32Array;
}

/** The quotas of an instance in the order of the problem. */
export function quotaSets(instance: MatchInstance, problem: Problem): QuotaSet[] {
  const judgeRank = rankOf(problem.judgeAt);
  const rowRank = rankOf(problem.applicationAt);
  return (instance.quotas ?? []).map(({ id, judges, min = 0, max = instance.m, applications }) => {
    const member = new Uint8Array(instance.m);
    for (const j of judges) member[judgeRank[j]!] = 1;
    const applies = new Uint8Array(instance.n).fill(applications ? 0 : 1);
    for (const i of applications ?? []) applies[rowRank[i]!] = 1;
    const pinned = new Int32Array(instance.n);
    for (const [i, j] of problem.pinned) pinned[rowRank[i]!]! += member[judgeRank[j]!]!;
    return { id, member, size: member.reduce((sum, one) => sum + one, 0), applies, min, max, pinned };
  });
}

function rankOf(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((index, position) => {
    rank[index] = position;
  });
  return rank;
}

/** True when one set contains the other or they share no judge. */
export function areNested(a: QuotaSet, b: QuotaSet): boolean {
  let common = 0;
  for (let j = 0; j < a.member.length; j++) common += a.member[j]! & b.member[j]!;
  return common === 0 || common === a.size || common === b.size;
}

/** Which quotas are modelled inside the flow for each application: always a nested family. */
export type Modelled = number[][];

/** Per application a largest-first nested family; `first[i]` names quotas that must come before the others. */
export function nestedFamilies(
  sets: readonly QuotaSet[],
  n: number,
  first: ReadonlyMap<number, readonly number[]>,
): Modelled {
  const nested = sets.map((a) => sets.map((b) => areNested(a, b)));
  const families: Modelled = [];
  for (let i = 0; i < n; i++) {
    const urgent = first.get(i) ?? [];
    const family: number[] = [];
    for (const q of [...urgent, ...sets.keys()]) {
      if (sets[q]!.applies[i] === 1 && !family.includes(q) && family.every((other) => nested[q]![other]))
        family.push(q);
    }
    families.push(family);
  }
  return families;
}

export interface Violation {
  row: number;
  quota: number;
}

/** Quotas that the chosen arcs (and pins) do not meet. */
export function violations(problem: Problem, sets: readonly QuotaSet[], chosen: Uint8Array): Violation[] {
  const { n, rowPtr, col } = problem;
  const found: Violation[] = [];
  for (const [quota, { member, applies, min, max, pinned }] of sets.entries()) {
    for (let row = 0; row < n; row++) {
      if (applies[row] === 0) continue;
      let count = pinned[row]!;
      for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++) if (chosen[a] === 1) count += member[col[a]!]!;
      if (count < min || count > max) found.push({ row, quota });
    }
  }
  return found.sort((a, b) => a.row - b.row || a.quota - b.quota);
}

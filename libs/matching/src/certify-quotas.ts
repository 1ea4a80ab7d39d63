import { bestCounted, type CountedItem } from './crossing-rows.js';
import type { MatchInstance, Quota } from './instance.js';

/** The largest sums of one application under its quotas: `best[d]` = with exactly d judges, -Infinity = impossible. */
export class QuotaRows {
  private readonly member: Uint8Array[];
  private readonly applies: (Uint8Array | null)[];

  constructor(
    private readonly instance: MatchInstance,
    private readonly quotas: readonly Quota[],
    private readonly mostSteps?: number,
  ) {
    this.member = quotas.map(({ judges }) => marks(judges, instance.m));
    this.applies = quotas.map(({ applications }) => (applications ? marks(applications, instance.n) : null));
  }

  /**
   * Best sums for application i over its quotas. `surplus(arc)` = w' - p of an arc that may be used, NaN for one that
   * may not; `pinned` judges count already. Nested quotas: recursion over the sets, sums merged by (max, +). Where they
   * cross, from `fewest` judges on, a search over sets; beyond its limit the nested part stays (still an upper bound).
   */
  best(
    i: number,
    seats: number,
    fewest: number,
    pinned: readonly number[],
    surplus: (arc: number) => number,
  ): Float64Array {
    const family = this.family(i);
    const sums = this.nested(i, seats, family, pinned, surplus);
    const own = [...this.quotas.keys()].filter((q) => this.applies[q]?.[i] !== 0);
    if (own.length === family.length) return sums;
    const limits = own.map((q) => {
      const taken = pinned.filter((j) => this.member[q]![j] === 1).length;
      const { min = 0, max = Infinity } = this.quotas[q]!;
      return { min: min - taken, max: max - taken };
    });
    const items = this.items(i, own, surplus);
    for (let d = fewest; d <= seats; d++) {
      const exact = bestCounted(items, d, limits, this.mostSteps);
      if (!Number.isNaN(exact)) sums[d] = Math.min(sums[d]!, exact);
    }
    return sums;
  }

  private items(i: number, quotas: readonly number[], surplus: (arc: number) => number): CountedItem[] {
    const { rowPtr, col } = this.instance;
    const items: CountedItem[] = [];
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      const s = surplus(a);
      if (Number.isNaN(s)) continue;
      const counting = [...quotas.keys()].filter((at) => this.member[quotas[at]!]![col[a]!] === 1);
      items.push({ surplus: s, quotas: counting });
    }
    return items;
  }

  private nested(
    i: number,
    seats: number,
    family: readonly number[],
    pinned: readonly number[],
    surplus: (arc: number) => number,
  ): Float64Array {
    const arcs = new Map<number, number[]>();
    for (let a = this.instance.rowPtr[i]!; a < this.instance.rowPtr[i + 1]!; a++) {
      const s = surplus(a);
      if (Number.isNaN(s)) continue;
      const leaf = family.find((q) => this.member[q]![this.instance.col[a]!] === 1) ?? -1;
      arcs.set(leaf, [...(arcs.get(leaf) ?? []), s]);
    }
    const done = new Map<number, Float64Array>();
    for (const [at, q] of family.entries()) {
      const own = merge(topSums(arcs.get(q) ?? [], seats), done.get(q));
      const parent = family.slice(at + 1).find((outer) => this.contains(outer, q)) ?? -1;
      done.set(parent, merge(this.limited(q, own, pinned), done.get(parent)));
    }
    return merge(topSums(arcs.get(-1) ?? [], seats), done.get(-1));
  }

  /** Smallest sets first. */
  private family(i: number): number[] {
    const family: number[] = [];
    for (const q of this.quotas.keys()) {
      if (this.applies[q]?.[i] === 0) continue;
      if (family.every((other) => this.contains(q, other) || this.contains(other, q) || this.apart(q, other)))
        family.push(q);
    }
    const size = (q: number): number => new Set(this.quotas[q]!.judges).size;
    return family.sort((a, b) => size(a) - size(b) || b - a);
  }

  private contains(outer: number, inner: number): boolean {
    return this.quotas[inner]!.judges.every((j) => this.member[outer]![j] === 1);
  }

  private apart(a: number, b: number): boolean {
    return this.quotas[a]!.judges.every((j) => this.member[b]![j] === 0);
  }

  private limited(q: number, sums: Float64Array, pinned: readonly number[]): Float64Array {
    const { min = 0, max = Infinity } = this.quotas[q]!;
    const taken = pinned.filter((j) => this.member[q]![j] === 1).length;
    return sums.map((sum, d) => (d + taken < min || d + taken > max ? -Infinity : sum));
  }
}

function marks(indices: readonly number[], length: number): Uint8Array {
  const found = new Uint8Array(length);
  for (const index of indices) found[index] = 1;
  return found;
}

/** Sums of the d largest values, d = 0..seats; -Infinity beyond their number. */
function topSums(values: number[], seats: number): Float64Array {
  const sorted = values.toSorted((a, b) => b - a);
  const sums = new Float64Array(seats + 1).fill(-Infinity);
  sums[0] = 0;
  for (let d = 1; d <= seats && d <= sorted.length; d++) sums[d] = sums[d - 1]! + sorted[d - 1]!;
  return sums;
}

function merge(a: Float64Array, b: Float64Array | undefined): Float64Array {
  if (!b) return a;
  const sums = new Float64Array(a.length).fill(-Infinity);
  for (let x = 0; x < a.length; x++) {
    for (let y = 0; x + y < b.length; y++) sums[x + y] = Math.max(sums[x + y]!, a[x]! + b[y]!);
  }
  return sums;
}

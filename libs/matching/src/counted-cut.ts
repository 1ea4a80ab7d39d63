import { alikeRows } from './alike-rows.js';
import type { BlockingSet } from './blocking-set.js';
import { QuotaRows } from './certify-quotas.js';
import type { MatchInstance } from './instance.js';

/** Choices of one application looked at; there are few kinds of applications. */
const MOST_STEPS = 200_000;

/** A counting proof that there is no match, with all that it does not need left out. */
export interface CountedCut {
  set: BlockingSet;
  /** Places on `set.loads` that the set must take and those there are; null where judges count unequally. */
  count: { needed: number; seats: number } | null;
  /** Places missing when all applications are counted, not only those of the set. */
  lacking: number;
}

/**
 * Prices prove that there is no match when the cheapest choices of all applications together cost more than all loads
 * can: sum_i min(sum of p_j over an allowed choice of i) > sum_j (p_j > 0 ? hi_j : lo_j) p_j. Members are dropped while
 * that stays true: applications that add nothing or least first, then judges, quotas, and applications again. Null = these
 * prices prove nothing.
 */
export function countedCut(instance: MatchInstance, prices: readonly number[]): CountedCut | null {
  const count = new Counting(instance, prices);
  const alone = count.impossibleAlone();
  if (alone !== null) return { set: count.only(alone), count: null, lacking: 1 };
  const lacking = count.excess();
  if (lacking <= 0) return null;
  for (let size = -1; size !== count.size();) {
    size = count.size();
    count.dropApplications();
    count.dropJudges();
    count.dropQuotas();
  }
  const size = Math.min(...prices.filter((p) => p !== 0).map(Math.abs));
  return { set: count.set(), count: count.places(), lacking: Math.ceil(lacking / size) };
}

class Counting {
  private readonly prices: number[];
  private quotas: number[];
  private readonly applications: Set<number>;
  private readonly pinned: ReadonlyMap<number, readonly number[]>;
  private readonly away: ReadonlyMap<number, ReadonlySet<number>>;

  constructor(
    private readonly instance: MatchInstance,
    prices: readonly number[],
  ) {
    const { n, quotas = [], pins = [], forbids = [] } = instance;
    this.prices = [...prices];
    this.quotas = [...quotas.keys()];
    this.applications = new Set(Array.from({ length: n }, (_, i) => i));
    const judgesOf = (pairs: typeof pins) =>
      new Map([...Map.groupBy(pairs, ([i]) => i)].map(([i, own]) => [i, [...new Set(own.map(([, j]) => j))]]));
    this.pinned = judgesOf(pins);
    this.away = new Map([...judgesOf(forbids)].map(([i, judges]) => [i, new Set(judges)]));
  }

  size(): number {
    return this.applications.size + this.quotas.length + this.prices.filter((p) => p !== 0).length;
  }

  /** An application whose own rules and seats contradict each other. */
  impossibleAlone(): number | null {
    const costs = this.costs();
    return [...this.applications].find((i) => costs(i) === Infinity) ?? null;
  }

  only(i: number): BlockingSet {
    const pins = (this.instance.pins ?? []).flatMap(([row], at) => (row === i ? [at] : []));
    return { applications: [i], loads: [], minima: [], quotas: this.quotas, pins };
  }

  /** By how much the cheapest choices cost more than the loads can. */
  excess(): number {
    const costs = this.costs();
    let sum = -this.room();
    for (let i = 0; i < this.instance.n; i++) sum += this.applications.has(i) ? costs(i) : this.free(i);
    return sum;
  }

  dropApplications(): void {
    const costs = this.costs();
    const shares = [...this.applications].map((i) => ({ i, share: costs(i) - this.free(i) }));
    let left = this.excess();
    for (const { i, share } of shares.toSorted((a, b) => a.share - b.share || b.i - a.i)) {
      if (left - share <= 0) return;
      left -= share;
      this.applications.delete(i);
    }
  }

  dropJudges(): void {
    for (let j = this.prices.length - 1; j >= 0; j--) {
      const price = this.prices[j]!;
      if (price === 0) continue;
      this.prices[j] = 0;
      if (this.excess() <= 0) this.prices[j] = price;
    }
  }

  dropQuotas(): void {
    for (const q of this.quotas.toReversed()) {
      const all = this.quotas;
      this.quotas = all.filter((other) => other !== q);
      if (this.excess() <= 0) this.quotas = all;
    }
  }

  set(): BlockingSet {
    const judges = [...this.prices.keys()];
    const pins = (this.instance.pins ?? []).flatMap(([i, j], at) =>
      this.applications.has(i) || this.prices[j] !== 0 ? [at] : [],
    );
    return {
      applications: [...this.applications].sort((a, b) => a - b),
      loads: judges.filter((j) => this.prices[j]! > 0),
      minima: judges.filter((j) => this.prices[j]! < 0),
      quotas: this.quotas,
      pins,
    };
  }

  places(): CountedCut['count'] {
    const used = this.prices.filter((p) => p !== 0);
    if (used.length === 0 || used.some((p) => p !== used[0])) return null;
    const [room, unit] = [this.room(), Math.abs(used[0]!)];
    const [least, most] = [(room + this.excess()) / unit, room / unit];
    return used[0]! > 0 ? { needed: least, seats: most } : { needed: -most, seats: -least };
  }

  private room(): number {
    const { lo, hi } = this.instance;
    return this.prices.reduce((sum, p, j) => sum + p * (p > 0 ? hi[j]! : lo[j]!), 0);
  }

  /** The least that an application outside costs: its pins, and every judge that is worth taking. */
  private free(i: number): number {
    const { rowPtr, col } = this.instance;
    const pinned = this.pinned.get(i) ?? [];
    let sum = pinned.reduce((total, j) => total + this.prices[j]!, 0);
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      const j = col[a]!;
      if (this.prices[j]! < 0 && !pinned.includes(j) && this.away.get(i)?.has(j) !== true) sum += this.prices[j]!;
    }
    return sum;
  }

  /** The least that an application inside costs; worked out once for all that are alike. Infinity = it has no choice. */
  private costs(): (i: number) => number {
    const { prices, instance } = this;
    const quotas = this.quotas.map((q) => instance.quotas![q]!);
    const rows = new QuotaRows(instance, quotas, MOST_STEPS);
    const alike = alikeRows(instance, quotas, (j) => prices[j]!);
    const known = new Map<string, number>();
    return (i) => {
      const key = alike(i);
      const cost = known.get(key) ?? this.costOf(rows, i);
      known.set(key, cost);
      return cost;
    };
  }

  private costOf(rows: QuotaRows, i: number): number {
    const { kind, k, col } = this.instance;
    const pinned = this.pinned.get(i) ?? [];
    const seats = k[i]! - pinned.length;
    const away = this.away.get(i);
    const fewest = kind === 'review' ? seats : 0;
    const best = rows.best(i, seats, fewest, pinned, (arc) => {
      const j = col[arc]!;
      return pinned.includes(j) || away?.has(j) === true ? NaN : -this.prices[j]!;
    });
    const most = best.slice(fewest).reduce((a, b) => Math.max(a, b), -Infinity);
    return pinned.reduce((sum, j) => sum + this.prices[j]!, 0) - most;
  }
}

import { KeyHeap } from './key-heap.js';
import { rowSum, shortRows, type SumProblem } from './sum-problem.js';

/** Lifts of one row before it is given up. */
const LIFTS = 4;

/**
 * Lifts the rows below the floor one after the other: the cheapest way to give the row a heavier judge while every row
 * on the way stays at the floor (or, if it was short, does not lose). Ways are found by Dijkstra over the judges, on
 * losses reduced by the prices. Returns the repaired choice, or null when some row could not be lifted.
 */
export function repair(sums: SumProblem, chosen: Uint8Array, price: Float64Array): Uint8Array | null {
  const work = new Repair(sums, chosen.slice(), price);
  for (const row of shortRows(sums, chosen)) {
    let lifts = 0;
    while (rowSum(sums, row, work.chosen) < sums.rest[row]!) if (lifts++ === LIFTS || !work.lift(row)) return null;
  }
  return shortRows(sums, work.chosen).length === 0 ? work.chosen : null;
}

class Repair {
  /** Chosen arcs of each judge, and the row of each of them. */
  private readonly held: Set<number>[];
  private readonly rowOf = new Map<number, number>();
  private readonly sum: Float64Array;

  constructor(
    private readonly sums: SumProblem,
    readonly chosen: Uint8Array,
    private readonly price: Float64Array,
  ) {
    const { problem } = sums;
    this.held = Array.from({ length: problem.m }, () => new Set());
    this.sum = new Float64Array(problem.n);
    for (let row = 0; row < problem.n; row++) {
      this.sum[row] = rowSum(sums, row, chosen);
      for (let a = problem.rowPtr[row]!; a < problem.rowPtr[row + 1]!; a++) if (chosen[a] === 1) this.hold(row, a);
    }
  }

  /** One exchange that makes the row heavier, the one that reaches the floor at the least loss if there is one. */
  lift(row: number): boolean {
    const best = this.cheapest(row, true) ?? this.cheapest(row, false);
    if (!best) return false;
    for (const [out, into] of best.swaps) this.swap(out, into);
    return true;
  }

  /** The cheapest way over all judges the row could give up. */
  private cheapest(row: number, reach: boolean): Way | null {
    const { rowPtr } = this.sums.problem;
    let best: Way | null = null;
    for (let out = rowPtr[row]!; out < rowPtr[row + 1]!; out++) {
      if (this.chosen[out] === 0) continue;
      const limit: number = best?.loss ?? Infinity;
      const way: Way | null = this.cheapestWay(row, out, reach, limit);
      if (way) best = way;
    }
    return best;
  }

  private hold(row: number, arc: number): void {
    this.held[this.sums.problem.col[arc]!]!.add(arc);
    this.rowOf.set(arc, row);
  }

  private swap(out: number, into: number): void {
    const { problem, affinity } = this.sums;
    const row = this.rowOf.get(out)!;
    this.chosen[out] = 0;
    this.chosen[into] = 1;
    this.held[problem.col[out]!]!.delete(out);
    this.hold(row, into);
    this.sum[row]! += affinity[into]! - affinity[out]!;
  }

  /** The cheapest chain of swaps that begins with `out` leaving the row; `reach`: the row must reach the floor at once. */
  private cheapestWay(row: number, out: number, reach: boolean, limit: number): Way | null {
    const { problem, affinity, rest } = this.sums;
    const { rowPtr, col, m } = problem;
    const search = new WaySearch(m);
    for (let into = rowPtr[row]!; into < rowPtr[row + 1]!; into++) {
      const sum = this.sum[row]! - affinity[out]! + affinity[into]!;
      if (this.chosen[into] === 1 || (reach ? sum < rest[row]! : sum <= this.sum[row]!)) continue;
      search.offer(col[into]!, this.reducedLoss(out, into), out, into, -1);
    }
    return this.follow(search, row, col[out]!, limit);
  }

  private follow(search: WaySearch, row: number, target: number, limit: number): Way | null {
    const { m, hi, lo } = this.sums.problem;
    const sink = m;
    for (let node = search.next(); node >= 0; node = search.next()) {
      if (search.key[node]! >= limit) return null;
      if (node === target) return { swaps: search.swapsTo(target), loss: search.key[target]! };
      if (node === sink) {
        for (let j = 0; j < m; j++)
          if (this.held[j]!.size > lo[j]!)
            search.offer(j, search.key[sink]! + Math.max(this.price[j]!, 0), -1, -1, sink);
        continue;
      }
      if (this.held[node]!.size < hi[node]!)
        search.offer(sink, search.key[node]! + Math.max(-this.price[node]!, 0), -1, -1, node);
      this.relax(search, node, row);
    }
    return null;
  }

  /** Rows that have judge j may pass to another judge while they keep the floor. */
  private relax(search: WaySearch, j: number, except: number): void {
    const { problem, affinity, rest } = this.sums;
    for (const out of this.held[j]!) {
      const row = this.rowOf.get(out)!;
      if (row === except) continue;
      const least = Math.min(rest[row]!, this.sum[row]!);
      for (let into = problem.rowPtr[row]!; into < problem.rowPtr[row + 1]!; into++) {
        if (this.chosen[into] === 1 || this.sum[row]! - affinity[out]! + affinity[into]! < least) continue;
        search.offer(problem.col[into]!, search.key[j]! + this.reducedLoss(out, into), out, into, j);
      }
    }
  }

  /** Loss of value by the swap, in terms that are >= 0 near the optimum. */
  private reducedLoss(out: number, into: number): number {
    const { value, col } = this.sums.problem;
    return Math.max(value[out]! - this.price[col[out]!]! - value[into]! + this.price[col[into]!]!, 0);
  }
}

interface Way {
  swaps: [number, number][];
  loss: number;
}

/** Dijkstra over the judges and the sink (node m); each step remembers the swap that leads there. */
class WaySearch {
  readonly key: Float64Array;
  private readonly heap: KeyHeap;
  private readonly done: Uint8Array;
  private readonly out: Int32Array;
  private readonly into: Int32Array;
  private readonly from: Int32Array;

  constructor(m: number) {
    this.key = new Float64Array(m + 1).fill(Infinity);
    this.heap = new KeyHeap(m + 1);
    this.done = new Uint8Array(m + 1);
    this.out = new Int32Array(m + 1).fill(-1);
    this.into = new Int32Array(m + 1).fill(-1);
    this.from = new Int32Array(m + 1).fill(-1);
  }

  offer(node: number, key: number, out: number, into: number, from: number): void {
    if (this.done[node] === 1 || key >= this.key[node]!) return;
    this.key[node] = key;
    this.out[node] = out;
    this.into[node] = into;
    this.from[node] = from;
    this.heap.put(node, key);
  }

  next(): number {
    const node = this.heap.pop();
    if (node >= 0) this.done[node] = 1;
    return node;
  }

  swapsTo(target: number): [number, number][] {
    const swaps: [number, number][] = [];
    for (let node = target; node >= 0; node = this.from[node]!) {
      if (this.out[node]! >= 0) swaps.push([this.out[node]!, this.into[node]!]);
    }
    return swaps.reverse();
  }
}

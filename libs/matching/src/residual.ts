import { KeyHeap } from './key-heap.js';
import type { Problem } from './problem.js';

/**
 * The residual graph of a match that is optimal at its prices except for imbalances at some nodes. Nodes: applications
 * 0..n-1, judges n..n+m-1, sink n+m. phi = v_i (worth of another seat), -p_j, 0; every residual arc u -> v of cost c has
 * c + phi(u) - phi(v) >= 0. `excess` > 0 must be passed on, < 0 is missing.
 */
export class Residual {
  readonly chosen: Uint8Array;
  readonly phi: Float64Array;
  readonly excess: Int32Array;
  /** Flow of judge -> sink, and of empty seats application -> sink. */
  readonly load: Int32Array;
  readonly empty: Int32Array;
  /** Chosen arcs of each judge, and their rows at the same places. */
  readonly held: number[][];
  private readonly rows: number[][];
  /** Rows whose judges changed. */
  readonly moved: Set<number>;
  paths = 0;
  /** Worth of a seat in a row without any alternative. */
  readonly lowest: number;
  private readonly sink: number;
  private readonly key: Float64Array;
  private readonly from: Int32Array;
  private readonly by: Int32Array;
  private readonly heap: KeyHeap;
  private readonly done: Uint8Array;
  private touched: number[] = [];

  /** @param from rows that were adopted before, under other loads; they are copied */
  constructor(
    private readonly problem: Problem,
    from?: Residual,
  ) {
    const { n, m, col } = problem;
    const nodes = n + m + 1;
    this.sink = n + m;
    this.lowest = -problem.artificial;
    this.chosen = from ? from.chosen.slice() : new Uint8Array(col.length);
    this.phi = from ? from.phi.slice() : new Float64Array(nodes);
    this.excess = new Int32Array(nodes);
    this.load = new Int32Array(m);
    this.empty = from ? from.empty.slice() : new Int32Array(n);
    this.held = Array.from({ length: m }, (_, j) => from?.held[j]!.slice() ?? []);
    this.rows = Array.from({ length: m }, (_, j) => from?.rows[j]!.slice() ?? []);
    this.moved = new Set(from?.moved);
    this.key = new Float64Array(nodes).fill(Infinity);
    this.from = new Int32Array(nodes);
    this.by = new Int32Array(nodes);
    this.heap = new KeyHeap(nodes);
    this.done = new Uint8Array(nodes);
  }

  choose(row: number, arc: number): void {
    this.chosen[arc] = 1;
    const j = this.problem.col[arc]!;
    this.held[j]!.push(arc);
    this.rows[j]!.push(row);
  }

  drop(arc: number): void {
    this.chosen[arc] = 0;
    const j = this.problem.col[arc]!;
    const at = this.held[j]!.indexOf(arc);
    this.held[j]!.splice(at, 1);
    this.rows[j]!.splice(at, 1);
  }

  /** Cost of leaving one more seat of the row empty, Infinity when it may not; of the last empty one for `back`. */
  penalty(row: number, back: boolean): number {
    const { slack, need, covered, penalties } = this.problem;
    const seats = back ? this.empty[row]! - 1 : this.empty[row]!;
    if (!slack || seats < 0 || seats >= need[row]!) return Infinity;
    return covered[row] === 0 && seats === need[row]! - 1 ? penalties.firstSeat : penalties.seat;
  }

  /** Sends one unit from `source` to the nearest node that misses one; false when none can be reached. */
  sendFrom(source: number): boolean {
    this.offer(source, 0, -1, -1);
    let target = -1;
    for (let node = this.heap.pop(); node >= 0; node = this.heap.pop()) {
      this.done[node] = 1;
      if (this.excess[node]! < 0) {
        target = node;
        break;
      }
      this.relax(node);
    }
    if (target >= 0) {
      const length = this.key[target]!;
      for (const node of this.touched) if (this.key[node]! < length) this.phi[node]! += this.key[node]! - length;
      this.push(source, target);
    }
    this.reset();
    return target >= 0;
  }

  private relax(node: number): void {
    if (node === this.sink) this.relaxSink();
    else if (node < this.problem.n) this.relaxRow(node);
    else this.relaxJudge(node - this.problem.n);
  }

  private relaxRow(row: number): void {
    const { n, rowPtr, col, value } = this.problem;
    const base = this.key[row]! + this.phi[row]!;
    for (let a = rowPtr[row]!; a < rowPtr[row + 1]!; a++) {
      const judge = n + col[a]!;
      if (this.chosen[a] === 0 && this.done[judge] === 0)
        this.offer(judge, base - value[a]! - this.phi[judge]!, row, a);
    }
    const penalty = this.penalty(row, false);
    if (penalty < Infinity) this.offer(this.sink, base + penalty - this.phi[this.sink]!, row, -1);
  }

  private relaxJudge(j: number): void {
    const { n, hi, value } = this.problem;
    const base = this.key[n + j]! + this.phi[n + j]!;
    const held = this.held[j]!;
    const rows = this.rows[j]!;
    for (let at = 0; at < held.length; at++) {
      const row = rows[at]!;
      this.offer(row, base + value[held[at]!]! - this.phi[row]!, n + j, held[at]!);
    }
    if (this.load[j]! < hi[j]!) this.offer(this.sink, base - this.phi[this.sink]!, n + j, -1);
  }

  private relaxSink(): void {
    const { n, m, lo, slack } = this.problem;
    const base = this.key[this.sink]! + this.phi[this.sink]!;
    for (let j = 0; j < m; j++) if (this.load[j]! > lo[j]!) this.offer(n + j, base - this.phi[n + j]!, this.sink, -1);
    if (!slack) return;
    for (let row = 0; row < n; row++) {
      if (this.empty[row]! > 0) this.offer(row, base - this.penalty(row, true) - this.phi[row]!, this.sink, -1);
    }
  }

  private offer(node: number, key: number, from: number, by: number): void {
    if (this.done[node] === 1 || key >= this.key[node]!) return;
    if (this.key[node] === Infinity) this.touched.push(node);
    this.key[node] = key;
    this.from[node] = from;
    this.by[node] = by;
    this.heap.put(node, key);
  }

  private push(source: number, target: number): void {
    const { n } = this.problem;
    for (let node = target; node !== source; node = this.from[node]!) {
      const before = this.from[node]!;
      const arc = this.by[node]!;
      if (arc >= 0) {
        this.moved.add(before < n ? before : node);
        if (before < n) this.choose(before, arc);
        else this.drop(arc);
      } else if (node === this.sink) {
        if (before < n) this.empty[before]!++;
        else this.load[before - n]!++;
      } else if (node < n) this.empty[node]!--;
      else this.load[node - n]!--;
    }
    this.excess[source]!--;
    this.excess[target]!++;
    this.paths++;
  }

  private reset(): void {
    for (const node of this.touched) {
      this.key[node] = Infinity;
      this.done[node] = 0;
    }
    this.touched = [];
    this.heap.clear();
  }
}

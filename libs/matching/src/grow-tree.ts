import { UNBOUNDED } from './flow-tree.js';
import { KeyHeap } from './key-heap.js';
import type { Network } from './start.js';

/**
 * Hangs all nodes that do not hang yet. With d(j) = cost of passing one unit on from judge j and v_i = what another seat
 * of application i is worth: d(j) = min over its applications of w_ij - v_i, v_i = max over judges it does not have of
 * w_ij - d(j). Nodes are taken by the smallest cost reduced by `price`; what cannot be reached hangs on an artificial
 * arc without flow.
 */
export function growTree(network: Network, price: Float64Array): void {
  const { tree, problem, hung, fallback } = network;
  const { n, m } = problem;
  const grower = new Grower(network, price);
  for (let j = 0; j < m; j++) if (hung[n + j] === 1) grower.reachFromJudge(j);
  grower.run();
  for (let i = 0; i < n; i++) {
    if (hung[i] === 1) grower.reachFromApplication(i);
    else if (fallback[i]! >= 0) grower.hang(i, fallback[i]!);
  }
  grower.run();
  for (let node = 0; node < n + m; node++) {
    if (hung[node] === 1) continue;
    tree.hang(node, tree.addArc(node, tree.root, problem.artificial, UNBOUNDED, 0, -1));
    hung[node] = 1;
  }
  tree.countSizes();
}

class Grower {
  private readonly heap: KeyHeap;
  /** Cheapest known key and arc by which a node could hang. */
  private readonly key: Float64Array;
  private readonly arc: Int32Array;
  /** Network arcs by judge. */
  private readonly columnPtr: Int32Array;
  private readonly column: Int32Array;
  private readonly worth: Float64Array;

  constructor(
    private readonly network: Network,
    private readonly price: Float64Array,
  ) {
    const { tree, problem, rowStart } = network;
    const { n, m } = problem;
    this.heap = new KeyHeap(n + m);
    this.key = new Float64Array(n + m).fill(Infinity);
    this.arc = new Int32Array(n + m).fill(-1);
    this.columnPtr = new Int32Array(m + 1);
    const arcs = rowStart[n]!;
    for (let arc = 0; arc < arcs; arc++) this.columnPtr[tree.head[arc]! - n + 1]!++;
    for (let j = 0; j < m; j++) this.columnPtr[j + 1]! += this.columnPtr[j]!;
    this.column = new Int32Array(arcs);
    const at = this.columnPtr.slice();
    for (let arc = 0; arc < arcs; arc++) this.column[at[tree.head[arc]! - n]!++] = arc;
    this.worth = this.estimate();
  }

  /** Surplus of the best judge each application does not have, at the start's prices. */
  private estimate(): Float64Array {
    const { tree, problem, rowStart } = this.network;
    const worth = new Float64Array(problem.n);
    for (let i = 0; i < problem.n; i++) {
      let best = -Infinity;
      for (let arc = rowStart[i]!; arc < rowStart[i + 1]!; arc++) {
        if (tree.flow[arc] === 1) continue;
        const surplus = -tree.cost[arc]! - this.price[tree.head[arc]! - problem.n]!;
        if (surplus > best) best = surplus;
      }
      worth[i] = best;
    }
    return worth;
  }

  /** Applications without judge j could hang below it. */
  reachFromJudge(j: number): void {
    const { tree, problem, hung } = this.network;
    const d = -tree.pi[problem.n + j]!;
    for (let at = this.columnPtr[j]!; at < this.columnPtr[j + 1]!; at++) {
      const arc = this.column[at]!;
      const i = tree.tail[arc]!;
      if (tree.flow[arc] === 0 && hung[i] === 0) this.offer(i, arc, this.worth[i]! + tree.cost[arc]! + d);
    }
  }

  /** Judges of application i could hang below it. */
  reachFromApplication(i: number): void {
    const { tree, problem, rowStart, hung } = this.network;
    const own = tree.pi[i]!;
    for (let arc = rowStart[i]!; arc < rowStart[i + 1]!; arc++) {
      const node = tree.head[arc]!;
      if (tree.flow[arc] === 1 && hung[node] === 0)
        this.offer(node, arc, -tree.cost[arc]! - own - this.price[node - problem.n]!);
    }
  }

  hang(node: number, arc: number): void {
    const { tree, problem, hung } = this.network;
    tree.hang(node, arc);
    hung[node] = 1;
    if (node < problem.n) this.reachFromApplication(node);
    else this.reachFromJudge(node - problem.n);
  }

  run(): void {
    for (let node = this.heap.pop(); node >= 0; node = this.heap.pop()) {
      if (this.network.hung[node] === 0) this.hang(node, this.arc[node]!);
    }
  }

  private offer(node: number, arc: number, key: number): void {
    if (key >= this.key[node]!) return;
    this.key[node] = key;
    this.arc[node] = arc;
    this.heap.put(node, key);
  }
}

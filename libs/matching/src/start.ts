import type { Candidates } from './candidates.js';
import { FlowTree, UNBOUNDED } from './flow-tree.js';
import type { Greedy } from './greedy.js';
import type { Problem } from './problem.js';

/** The network while its first tree is built. Nodes: applications 0..n-1, judges n..n+m-1, sink n+m. */
export interface Network {
  problem: Problem;
  tree: FlowTree;
  /** 1 for each arc of the problem that is in the network. */
  present: Uint8Array;
  /** Network arcs of application i: rowStart[i] .. rowStart[i + 1] - 1 (those of the start only). */
  rowStart: Int32Array;
  /** An arc to the sink by which the application may hang; -1 where there is none. */
  fallback: Int32Array;
  hung: Uint8Array;
}

const HOOK_ROUNDS = 6;

/**
 * The network of the candidates and the chosen arcs with a strongly feasible tree: judges with room hang on the sink,
 * full judges below the application that would leave them most cheaply, applications below their next best judge.
 */
export function startNetwork(problem: Problem, candidates: Candidates, greedy: Greedy): Network {
  const { n, m } = problem;
  const tree = new FlowTree(n + m + 1, n + m, candidates.arc.length + 4 * n + 3 * m + 1024);
  const network: Network = {
    problem,
    tree,
    present: greedy.chosen.slice(),
    rowStart: new Int32Array(n + 1),
    fallback: new Int32Array(n).fill(-1),
    hung: new Uint8Array(n + m),
  };
  for (const arc of candidates.arc) network.present[arc] = 1;
  addPairArcs(network, greedy.chosen);
  hangRoomyJudges(network, greedy.load);
  for (let i = 0; i < n; i++) if (problem.need[i]! > 0) addSlack(network, i, greedy.unmet[i]!);
  for (let round = 0; round < HOOK_ROUNDS && hookFullJudges(network); round++);
  hangRest(network);
  return network;
}

function addPairArcs({ problem, tree, present, rowStart }: Network, chosen: Uint8Array): void {
  const { n, rowPtr, col, value } = problem;
  for (let i = 0; i < n; i++) {
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (present[a] === 1) tree.addArc(i, n + col[a]!, -value[a]!, 1, chosen[a]!, a);
    }
    rowStart[i + 1] = tree.arcs;
  }
}

/** judge -> sink with capacity hi - lo; a judge below lo borrows the difference from the sink at the artificial cost. */
function hangRoomyJudges({ problem, tree, hung }: Network, load: Int32Array): void {
  const { n, m, lo, hi, artificial } = problem;
  for (let j = 0; j < m; j++) {
    const room = hi[j]! - lo[j]!;
    const above = Math.max(load[j]! - lo[j]!, 0);
    const arc = tree.addArc(n + j, tree.root, 0, room, above, -1);
    if (load[j]! < lo[j]!)
      tree.hang(n + j, tree.addArc(tree.root, n + j, artificial, UNBOUNDED, lo[j]! - load[j]!, -1));
    else if (above < room) tree.hang(n + j, arc);
    else continue;
    hung[n + j] = 1;
  }
}

/** application -> sink: empty seats at their price (mentoring), or unmet demand at the artificial cost (review). */
function addSlack({ problem, tree, fallback, hung }: Network, i: number, empty: number): void {
  const { need, slack, covered, penalties, artificial } = problem;
  if (!slack) {
    if (empty === 0) return;
    tree.hang(i, tree.addArc(i, tree.root, artificial, UNBOUNDED, empty, -1));
    hung[i] = 1;
    return;
  }
  const last = covered[i] === 1 ? 0 : 1;
  const others = need[i]! - last;
  const cheap = others > 0 ? tree.addArc(i, tree.root, penalties.seat, others, Math.min(empty, others), -1) : -1;
  const dear = last > 0 ? tree.addArc(i, tree.root, penalties.firstSeat, 1, Math.max(empty - others, 0), -1) : -1;
  if (empty < others) fallback[i] = cheap;
  else if (empty < need[i]!) fallback[i] = dear;
  if (fallback[i]! < 0 || empty === 0) return;
  tree.hang(i, fallback[i]!);
  hung[i] = 1;
}

/**
 * One round: each full judge not yet in the tree hangs below the chosen application that loses least by leaving it
 * (price = w_ij - value of that application's next best judge). True when something was hung.
 */
function hookFullJudges(network: Network): boolean {
  const { problem, tree, hung, rowStart } = network;
  const { n, m } = problem;
  const price = new Float64Array(m).fill(Infinity);
  const hook = new Int32Array(m).fill(-1);
  for (let i = 0; i < n; i++) {
    let surplus = NaN;
    for (let arc = rowStart[i]!; arc < rowStart[i + 1]!; arc++) {
      const j = tree.head[arc]! - n;
      if (tree.flow[arc] !== 1 || hung[n + j] === 1) continue;
      if (Number.isNaN(surplus)) surplus = surplusOf(network, i);
      const loss = -tree.cost[arc]! - surplus;
      if (loss < price[j]!) {
        price[j] = loss;
        hook[j] = arc;
      }
    }
  }
  const found = Int32Array.from(hook.keys()).filter((j) => hook[j]! >= 0);
  for (const j of found.sort((a, b) => price[a]! - price[b]! || a - b)) {
    const i = tree.tail[hook[j]!]!;
    if (hung[i] === 0) tree.hang(i, nextBest(network, i));
    hung[i] = 1;
    tree.hang(n + j, hook[j]!);
    hung[n + j] = 1;
  }
  return found.length > 0;
}

/** What one more seat is worth to application i: by the tree when it hangs, else by its next best judge there. */
function surplusOf(network: Network, i: number): number {
  const { tree, hung } = network;
  if (hung[i] === 1) return tree.pi[i]!;
  const arc = nextBest(network, i);
  return arc < 0 ? -Infinity : tree.pi[tree.head[arc]!]! - tree.cost[arc]!;
}

/** The best arc of i that is not chosen and leads to a judge in the tree; -1 when there is none. */
function nextBest({ tree, hung, rowStart, fallback }: Network, i: number): number {
  let best = fallback[i]!;
  let value = best < 0 ? Infinity : tree.cost[best]! - tree.pi[tree.root]!;
  for (let arc = rowStart[i]!; arc < rowStart[i + 1]!; arc++) {
    if (tree.flow[arc] === 1 || hung[tree.head[arc]!] === 0) continue;
    const loss = tree.cost[arc]! - tree.pi[tree.head[arc]!]!;
    if (loss < value) {
      value = loss;
      best = arc;
    }
  }
  return best;
}

/** What is left hangs below its next best judge, and where there is none, on an artificial arc without flow. */
function hangRest(network: Network): void {
  const { problem, tree, hung } = network;
  const { n, m, artificial } = problem;
  for (let j = n; j < n + m; j++) {
    if (hung[j] === 0) tree.hang(j, tree.addArc(j, tree.root, artificial, UNBOUNDED, 0, -1));
    hung[j] = 1;
  }
  for (let i = 0; i < n; i++) {
    if (hung[i] === 1) continue;
    const arc = nextBest(network, i);
    tree.hang(i, arc >= 0 ? arc : tree.addArc(i, tree.root, artificial, UNBOUNDED, 0, -1));
  }
}

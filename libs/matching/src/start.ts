import type { Assignment } from './auction.js';
import type { Candidates } from './candidates.js';
import { growTree } from './grow-tree.js';
import { FlowTree, UNBOUNDED } from './flow-tree.js';
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

/**
 * The network of the candidates and the chosen arcs with a strongly feasible tree: the shortest ways by which each node
 * could pass one unit on to the sink, as far as the start allows (Dijkstra on costs reduced by the start's prices).
 */
export function startNetwork(problem: Problem, candidates: Candidates, start: Assignment): Network {
  const { n, m } = problem;
  const tree = new FlowTree(n + m + 1, n + m, candidates.arc.length + 4 * n + 3 * m + 1024);
  const network: Network = {
    problem,
    tree,
    present: start.chosen.slice(),
    rowStart: new Int32Array(n + 1),
    fallback: new Int32Array(n).fill(-1),
    hung: new Uint8Array(n + m),
  };
  for (const arc of candidates.arc) network.present[arc] = 1;
  addPairArcs(network, start.chosen);
  hangRoomyJudges(network, start.load);
  for (let i = 0; i < n; i++) if (problem.need[i]! > 0) addSlack(network, i, start.unmet[i]!);
  growTree(network, start.price);
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

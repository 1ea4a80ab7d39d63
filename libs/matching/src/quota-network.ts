import { FlowTree, UNBOUNDED } from './flow-tree.js';
import type { Problem } from './problem.js';
import type { Modelled, QuotaSet } from './quota-groups.js';

/** A node (application, quota) between an application and its judges. */
interface Group {
  node: number;
  quota: number;
  /** The group that contains it, or null = the application itself. */
  parent: Group | null;
  /** Seats it must and may take, pins taken out, raised to what the groups inside it must take. */
  min: number;
  max: number;
}

export interface QuotaNetwork {
  tree: FlowTree;
  /** Applications whose quotas alone contradict each other or their seats. */
  impossible: number[];
}

/**
 * The whole network with one node per application and quota. Nested quotas keep it a flow: application -> outer set ->
 * inner set -> judge, each set with its limits. The first tree is a star of artificial arcs.
 */
export function quotaNetwork(problem: Problem, sets: readonly QuotaSet[], modelled: Modelled): QuotaNetwork {
  const { n, m, need } = problem;
  const extra = modelled.reduce((sum, family) => sum + family.length, 0);
  const tree = new FlowTree(n + m + 1 + extra, n + m, problem.col.length + 3 * n + 3 * m + 3 * extra + 16);
  hangJudges(problem, tree);
  const impossible: number[] = [];
  let node = n + m + 1;
  for (let i = 0; i < n; i++) {
    const groups = groupsOf(sets, modelled[i]!, i, node);
    node += groups.length;
    const must = raiseMinima(groups);
    if (must > need[i]! || groups.some(({ min, max }) => min > max)) impossible.push(i);
    else addApplication(problem, tree, sets, groups, i, need[i]! - must);
    if (impossible.at(-1) === i) for (const group of [...groups, { node: i }]) hangEmpty(problem, tree, group.node);
  }
  tree.countSizes();
  return { tree, impossible };
}

function hangJudges({ n, m, lo, hi, artificial }: Problem, tree: FlowTree): void {
  for (let j = 0; j < m; j++) {
    const arc = tree.addArc(n + j, tree.root, 0, hi[j]! - lo[j]!, 0, -1);
    if (lo[j]! > 0) tree.hang(n + j, tree.addArc(tree.root, n + j, artificial, UNBOUNDED, lo[j]!, -1));
    else if (hi[j]! > 0) tree.hang(n + j, arc);
    else hangEmpty({ artificial }, tree, n + j);
  }
}

function hangEmpty({ artificial }: Pick<Problem, 'artificial'>, tree: FlowTree, node: number): void {
  tree.hang(node, tree.addArc(node, tree.root, artificial, UNBOUNDED, 0, -1));
}

/** The family as groups, outer sets before inner ones. */
function groupsOf(sets: readonly QuotaSet[], family: readonly number[], i: number, firstNode: number): Group[] {
  const groups: Group[] = [];
  for (const quota of family.toSorted((a, b) => sets[b]!.size - sets[a]!.size || a - b)) {
    const { member, min, max, pinned, size } = sets[quota]!;
    const inside = (outer: Group): boolean => size === 0 || sets[outer.quota]!.member[member.indexOf(1)] === 1;
    const parent = size === 0 ? null : (groups.findLast(inside) ?? null);
    const limits = { min: Math.max(min - pinned[i]!, 0), max: max - pinned[i]! };
    groups.push({ node: firstNode + groups.length, quota, parent, ...limits });
  }
  return groups;
}

/** Raises each minimum to the sum of the minima inside; returns the sum of the outermost ones. */
function raiseMinima(groups: readonly Group[]): number {
  const sums = new Map<Group | null, number>();
  for (const group of groups.toReversed()) {
    group.min = Math.max(group.min, sums.get(group) ?? 0);
    sums.set(group.parent, (sums.get(group.parent) ?? 0) + group.min);
  }
  return sums.get(null) ?? 0;
}

function addApplication(
  problem: Problem,
  tree: FlowTree,
  sets: readonly QuotaSet[],
  groups: readonly Group[],
  i: number,
  free: number,
): void {
  const { n, rowPtr, col, value, need, slack, covered, penalties, artificial } = problem;
  tree.hang(i, tree.addArc(i, tree.root, artificial, UNBOUNDED, free, -1));
  for (const group of groups) {
    const inner = groups.filter(({ parent }) => parent === group).reduce((sum, { min }) => sum + min, 0);
    tree.hang(group.node, tree.addArc(group.node, tree.root, artificial, UNBOUNDED, group.min - inner, -1));
    tree.addArc(group.parent?.node ?? i, group.node, 0, Math.min(group.max, need[i]!) - group.min, 0, -1);
  }
  if (slack && need[i]! > 0) {
    const last = covered[i] === 1 ? 0 : 1;
    if (need[i]! > last) tree.addArc(i, tree.root, penalties.seat, need[i]! - last, 0, -1);
    if (last > 0) tree.addArc(i, tree.root, penalties.firstSeat, 1, 0, -1);
  }
  if (need[i] === 0) return;
  for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
    const leaf = groups.findLast(({ quota }) => sets[quota]!.member[col[a]!] === 1);
    tree.addArc(leaf?.node ?? i, n + col[a]!, -value[a]!, 1, 0, a);
  }
}

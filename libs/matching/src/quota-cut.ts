import { AT_UPPER, type FlowTree } from './flow-tree.js';
import type { Infeasible } from './infeasible.js';
import type { MatchInstance } from './instance.js';
import type { Problem } from './problem.js';
import type { QuotaSet, Violation } from './quota-groups.js';
import type { QuotaNetwork } from './quota-network.js';

/**
 * Why quotas leave no match although there is one without them: the nodes that unmet demand can still reach. What they
 * must place is `needed`, what can take it `seats`; `quotas` names the limits that stand at the border.
 */
export function quotaCut(
  instance: MatchInstance,
  problem: Problem,
  sets: readonly QuotaSet[],
  network: QuotaNetwork,
): Infeasible {
  const { tree, impossible, groups } = network;
  if (impossible.length > 0) return contradiction(instance, problem, sets, impossible[0]!);
  const reached = reachable(problem, tree);
  const { n, m, applicationAt, judgeAt } = problem;
  const rows = new Set<number>();
  const quotas = new Set<string>();
  for (let i = 0; i < n; i++) if (reached.nodes[i] === 1) rows.add(i);
  for (const { node, row, quota, above } of groups) {
    if (reached.nodes[node] === 1) rows.add(row);
    if (reached.nodes[node] !== reached.nodes[above]) quotas.add(sets[quota]!.id);
  }
  const applications = [...rows].map((i) => applicationAt[i]!).sort((a, b) => a - b);
  const judges = [...judgeAt.keys()].filter((j) => j < m && reached.nodes[n + j] === 1).map((j) => judgeAt[j]!);
  return describe(
    instance,
    applications,
    judges.sort((a, b) => a - b),
    [...quotas],
    reached.missing,
  );
}

/** Crossing quotas: every branch ended without a match; at least one seat is missing. */
export function crossingCut(
  instance: MatchInstance,
  problem: Problem,
  sets: readonly QuotaSet[],
  broken: readonly Violation[],
): Infeasible {
  const applications = [...new Set(broken.map(({ row }) => problem.applicationAt[row]!))].sort((a, b) => a - b);
  return describe(instance, applications, [], [...new Set(broken.map(({ quota }) => sets[quota]!.id))], 1);
}

/** One application whose quotas ask for more than its seats, or at least and at most different numbers. */
function contradiction(instance: MatchInstance, problem: Problem, sets: readonly QuotaSet[], row: number): Infeasible {
  const quotas = sets.filter(({ applies, min, max }) => applies[row] === 1 && (min > 0 || max < instance.m));
  return describe(
    instance,
    [problem.applicationAt[row]!],
    [],
    quotas.map(({ id }) => id),
    1,
  );
}

function describe(
  instance: MatchInstance,
  applications: number[],
  judges: number[],
  quotas: string[],
  missing: number,
): Infeasible {
  const needed = applications.reduce((sum, i) => sum + instance.k[i]!, 0);
  return {
    side: 'applications',
    applications,
    judges,
    needed,
    seats: needed - missing,
    pins: [],
    quotas: quotas.toSorted(),
    fixes: [
      { kind: 'relaxQuota', by: missing, quotas: quotas.toSorted(), applications },
      ...(judges.length > 0 ? [{ kind: 'raiseLoad' as const, by: missing, judges }] : []),
      { kind: 'lowerDemand', by: missing, applications },
      { kind: 'addJudge', by: missing, applications },
    ],
  };
}

/** Nodes that can be reached from unmet demand without artificial arcs, and how many seats are missing. */
function reachable({ artificial }: Problem, tree: FlowTree): { nodes: Uint8Array; missing: number } {
  const nodes = new Uint8Array(tree.nodes);
  const out: number[][] = Array.from({ length: tree.nodes }, () => []);
  let missing = 0;
  const queue: number[] = [];
  for (let arc = 0; arc < tree.arcs; arc++) {
    if (tree.label[arc]! < 0 && tree.cost[arc] === artificial) {
      if (tree.flow[arc] === 0 || tree.head[arc] !== tree.root) continue;
      missing += tree.flow[arc]!;
      queue.push(tree.tail[arc]!);
      continue;
    }
    if (tree.state[arc] !== AT_UPPER && tree.flow[arc]! < tree.cap[arc]!) out[tree.tail[arc]!]!.push(tree.head[arc]!);
    if (tree.flow[arc]! > 0) out[tree.head[arc]!]!.push(tree.tail[arc]!);
  }
  for (const node of queue) nodes[node] = 1;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of out[node]!) {
      if (nodes[next] === 1 || next === tree.root) continue;
      nodes[next] = 1;
      queue.push(next);
    }
  }
  return { nodes, missing: Math.max(missing, 1) };
}

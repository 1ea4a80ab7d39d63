import { BigSum } from './big-sum.js';
import type { MatchInstance, Pair } from './instance.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { optimise } from './pricing.js';
import { buildProblem, type Problem } from './problem.js';
import { nestedFamilies, quotaSets, violations, type QuotaSet, type Violation } from './quota-groups.js';
import { solveLinear } from './quota-linear.js';
import { quotaNetwork } from './quota-network.js';
import { extract, type Solution } from './solve.js';

/** A solution together with the problem it belongs to (branches pin and forbid pairs). */
export interface QuotaSolution {
  problem: Problem;
  solution: Solution;
  /** No match that meets the quotas has a larger objective. */
  bound: bigint;
  /** What proves the bound: our own search, or the word of the linear solver. */
  boundKind: 'bound' | 'lp';
  /** Quotas left unmet when the search had to stop early. */
  unmet: string[];
}

/** Arcs in all relaxations together before the search gives up; each relaxation is a flow. */
const ARC_BUDGET = 4_000_000;
const FEWEST_NODES = 12;
const MOST_NODES = 400;
/** With a linear solver at hand: branches looked at first, and broken quotas beyond which branching is no use. */
const NODES_BEFORE_LINEAR = 12;
const FEW_BROKEN = 6;

interface Node {
  pins: readonly Pair[];
  forbids: readonly Pair[];
  /** Quotas that must be part of the model of a row. */
  urgent: Map<number, number[]>;
}

interface Relaxed extends Node {
  problem: Problem;
  solution: Solution;
  sets: QuotaSet[];
  broken: Violation[];
  bound: bigint;
}

/**
 * The best match under quotas; 'impossible' = there is none, 'stopped' = the time was up before anything was
 * found. Nested quotas stay a flow and are solved exactly at once. Where quotas cross, the flow of
 * a nested part is a relaxation: branch and bound on single pairs, best bound first, until a relaxation meets all
 * quotas. What a few branches do not settle goes to the linear solver, if the caller has one.
 */
export function solveWithQuotas(
  instance: MatchInstance,
  options: MatchOptions,
  hooks: MatchHooks | undefined,
): QuotaSolution | 'impossible' | 'stopped' {
  const root = relax(instance, options, hooks, {
    pins: instance.pins ?? [],
    forbids: instance.forbids ?? [],
    urgent: new Map(),
  });
  if (typeof root === 'string') return root;
  let lost = false;
  const open: Relaxed[] = [root];
  const limit = nodeLimit(instance, root, hooks?.linear !== undefined);
  for (let nodes = 0; open.length > 0; nodes++) {
    const best = open.reduce((a, b) => (isBetter(b, a) ? b : a));
    const stopped = nodes >= limit || hooks?.deadline?.() === true || !best.solution.finished;
    if (best.broken.length === 0) return asFound(best, []);
    if (stopped) {
      const found = byLinear(root, best.bound, hooks);
      return found ?? asFound(best, unmetOf(best));
    }
    open.splice(open.indexOf(best), 1);
    for (const child of branch(instance, best)) {
      const relaxed = relax(instance, options, hooks, child);
      if (typeof relaxed === 'object') open.push(relaxed);
      else lost ||= relaxed === 'stopped';
    }
  }
  return lost ? asFound(root, unmetOf(root)) : 'impossible';
}

function nodeLimit({ col }: MatchInstance, { broken }: Relaxed, hasLinear: boolean): number {
  if (hasLinear) return broken.length > FEW_BROKEN ? 0 : NODES_BEFORE_LINEAR;
  return Math.min(Math.max(Math.floor(ARC_BUDGET / (col.length + 1)), FEWEST_NODES), MOST_NODES);
}

function asFound({ problem, solution, bound }: Relaxed, unmet: string[]): QuotaSolution {
  return { problem, solution, bound, boundKind: 'bound', unmet };
}

function unmetOf({ broken, sets }: Relaxed): string[] {
  return [...new Set(broken.map(({ quota }) => sets[quota]!.id))];
}

/** The answer of the linear solver, checked against the quotas; null when it has none. */
function byLinear(
  { problem, sets, solution }: Relaxed,
  bound: bigint,
  hooks: MatchHooks | undefined,
): QuotaSolution | 'impossible' | null {
  if (!hooks?.linear || hooks.deadline?.() === true) return null;
  const found = solveLinear(problem, sets, solution.price, hooks.linear);
  if (found === 'impossible') return found;
  if (!found || violations(problem, sets, found.chosen).length > 0) return null;
  const own: Solution = { ...solution, chosen: found.chosen, price: found.price, feasible: true, finished: true };
  const proven = { boundKind: 'lp' as const, bound: objectiveOf(problem, own) };
  return { problem, solution: own, unmet: [], ...(found.proven ? proven : { boundKind: 'bound', bound }) };
}

function isBetter(a: Relaxed, b: Relaxed): boolean {
  return a.bound > b.bound || (a.bound === b.bound && a.broken.length < b.broken.length);
}

/** Solves the relaxation of a node; asks for further quotas while that is possible. */
function relax(
  instance: MatchInstance,
  options: MatchOptions,
  hooks: MatchHooks | undefined,
  node: Node,
): Relaxed | 'impossible' | 'stopped' {
  const problem = buildProblem({ ...instance, pins: node.pins, forbids: node.forbids }, options);
  const sets = quotaSets(instance, problem);
  const urgent = new Map(node.urgent);
  for (;;) {
    const network = quotaNetwork(problem, sets, nestedFamilies(sets, problem.n, urgent));
    const finished = network.impossible.length === 0 && optimise(network.tree, hooks, null);
    const { bytes, pivots } = network.tree;
    const solution = { ...extract(problem, network.tree, false), finished, pivots, rounds: 1, bytes };
    if (network.impossible.length > 0) return 'impossible';
    if (!solution.feasible) return finished ? 'impossible' : 'stopped';
    const broken = violations(problem, sets, solution.chosen);
    const fresh = broken.filter(({ row, quota }) => !urgent.get(row)?.includes(quota));
    if (fresh.length === 0 || !finished)
      return { ...node, urgent, problem, solution, sets, broken, bound: objectiveOf(problem, solution) };
    for (const { row, quota } of fresh) urgent.set(row, [quota, ...(urgent.get(row) ?? [])]);
  }
}

/** Forbids one pair of a broken application in one child and pins it in the other. */
function branch(instance: MatchInstance, { problem, sets, broken, solution, pins, forbids, urgent }: Relaxed): Node[] {
  const [first] = broken;
  if (!first) return [];
  const { member, max, pinned } = sets[first.quota]!;
  const { rowPtr, col } = problem;
  const chosen: number[] = [];
  for (let a = rowPtr[first.row]!; a < rowPtr[first.row + 1]!; a++) if (solution.chosen[a] === 1) chosen.push(a);
  const inside = chosen.filter((a) => member[col[a]!] === 1);
  const tooMany = inside.length + pinned[first.row]! > max;
  const arc = tooMany ? inside[0] : chosen.find((a) => member[col[a]!] === 0);
  if (arc === undefined) return [];
  const pair: Pair = [problem.applicationAt[first.row]!, problem.judgeAt[col[arc]!]!];
  const forbidden = { pins, forbids: [...forbids, pair], urgent };
  const load = pins.filter(([, j]) => j === pair[1]).length;
  const canPin = load < instance.hi[pair[1]]!;
  return canPin ? [forbidden, { pins: [...pins, pair], forbids, urgent }] : [forbidden];
}

function objectiveOf(problem: Problem, { chosen }: Solution): bigint {
  const { n, rowPtr, value, need, slack, covered, penalties } = problem;
  const sum = new BigSum();
  for (let i = 0; i < n; i++) {
    let empty = need[i]!;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      if (chosen[a] === 0) continue;
      sum.add(value[a]!);
      empty--;
    }
    if (!slack || empty === 0) continue;
    const uncovered = empty === need[i] && covered[i] === 0;
    sum.addProduct(-penalties.seat, uncovered ? empty - 1 : empty).add(uncovered ? -penalties.firstSeat : 0);
  }
  for (const pinned of problem.pinnedValue) sum.add(pinned);
  return sum.value;
}

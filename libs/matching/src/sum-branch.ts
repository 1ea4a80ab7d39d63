import { arcIndex, onlyArcs, type MatchInstance, type Pair } from './instance.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { pairsOf } from './pairs.js';
import { searchSums, type SumOutcome } from './sum-search.js';

/** What is known of the matches in which every application's sum reaches the floor. */
export interface SumAnswer {
  /** The instance without arcs that no such match can use; the prices of `root` are those of its judges. */
  instance: MatchInstance;
  root: SumOutcome;
  /** The best match found; null = none. */
  pairs: Pair[] | null;
  /** Upper bound of the objective; null = there is no such match, proven. */
  bound: bigint | null;
}

interface Node {
  pins: readonly Pair[];
  forbids: readonly Pair[];
}

interface Open extends Node {
  instance: MatchInstance;
  outcome: SumOutcome;
  bound: bigint;
}

/** Arcs looked at by all flows of one floor together; small instances are searched to the end, large ones for seconds. */
const ARC_BUDGET = 6_000_000;
const FEWEST_FLOWS = 8;
const NOTHING = -(1n << 200n);
const ANYTHING = 1n << 200n;

/** Branch and bound over single pairs on top of the Lagrangian search, best bound first. */
export function bestWithFloor(
  instance: MatchInstance,
  options: MatchOptions,
  floor: number,
  hooks: MatchHooks | undefined,
): SumAnswer {
  const budget = { flows: Math.max(FEWEST_FLOWS, Math.floor(ARC_BUDGET / (instance.col.length + 1))) };
  const look = (node: Node, above: bigint): Open => {
    const filtered = reachableArcs({ ...instance, ...node }, floor);
    const outcome = searchSums(filtered, options, floor, budget, hooks);
    const found = outcome.bound ?? above;
    return {
      ...node,
      instance: filtered,
      outcome,
      bound: outcome.impossible ? NOTHING : found < above ? found : above,
    };
  };
  const root = look({ pins: instance.pins ?? [], forbids: instance.forbids ?? [] }, ANYTHING);
  let best = root;
  let open = [root];
  const decided: Open[] = [];
  while (open.length > 0 && budget.flows > 0 && hooks?.deadline?.() !== true) {
    const node = open.reduce((a, b) => (b.bound > a.bound ? b : a));
    open = open.filter((other) => other !== node);
    const below = children(node).map((child) => look(child, node.bound));
    if (below.length === 0) decided.push(node);
    for (const child of below) if (objectiveOf(child) > objectiveOf(best)) best = child;
    open = [...open, ...below].filter((other) => other.bound > objectiveOf(best));
  }
  const bound = [...open, ...decided].reduce(
    (most, node) => (node.bound > most ? node.bound : most),
    objectiveOf(best),
  );
  const chosen = best.outcome.best?.chosen;
  const pairs = chosen ? pairsOf(best.instance, best.outcome.problem, chosen) : null;
  return { instance: root.instance, root: root.outcome, pairs, bound: bound === NOTHING ? null : bound };
}

function objectiveOf({ outcome }: Open): bigint {
  return outcome.best?.objective ?? NOTHING;
}

function children({ outcome, pins, forbids, instance }: Open): Node[] {
  const { branch, problem } = outcome;
  if (!branch) return [];
  const j = problem.judgeAt[problem.col[branch.arc]!]!;
  const pair: Pair = [problem.applicationAt[branch.row]!, j];
  const room = pins.filter((pin) => pin[1] === j).length < instance.hi[j]!;
  return [{ pins, forbids: [...forbids, pair] }, ...(room ? [{ pins: [...pins, pair], forbids }] : [])];
}

/** Drops every arc that cannot be part of a set reaching the floor: w + the heaviest others + pins < floor. */
export function reachableArcs(instance: MatchInstance, floor: number): MatchInstance {
  const { n, k, rowPtr, col, w } = instance;
  const fixed = marks(instance, instance.pins ?? []);
  const gone = marks(instance, instance.forbids ?? []);
  const keep = new Uint8Array(col.length);
  for (let i = 0; i < n; i++) {
    const arcs = Array.from({ length: rowPtr[i + 1]! - rowPtr[i]! }, (_, at) => rowPtr[i]! + at);
    const pinned = arcs.filter((a) => fixed[a] === 1);
    const free = arcs.filter((a) => fixed[a] === 0 && gone[a] === 0);
    const seats = k[i]! - pinned.length;
    const heaviest = free.map((a) => w[a]!).toSorted((a, b) => b - a);
    const missing = floor - pinned.reduce((sum, a) => sum + w[a]!, 0);
    const others = sumOf(heaviest, seats - 1);
    for (const a of pinned) keep[a] = 1;
    for (const a of free) {
      const rest = w[a]! >= (heaviest[seats - 1] ?? 0) ? sumOf(heaviest, seats) - w[a]! : others;
      if (seats > 0 && w[a]! + rest >= missing) keep[a] = 1;
    }
  }
  return onlyArcs(instance, keep);
}

function sumOf(values: readonly number[], count: number): number {
  let sum = 0;
  for (let at = 0; at < count && at < values.length; at++) sum += values[at]!;
  return sum;
}

function marks(instance: MatchInstance, pairs: readonly Pair[]): Uint8Array {
  const found = new Uint8Array(instance.col.length);
  for (const [i, j] of pairs) {
    const arc = arcIndex(instance, i, j);
    if (arc >= 0) found[arc] = 1;
  }
  return found;
}

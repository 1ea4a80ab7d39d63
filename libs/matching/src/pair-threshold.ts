import { columnsOf, emptyFlow, fillSeats, type Columns, type FlowInput, type FlowState } from './max-flow.js';
import type { MatchHooks } from './options.js';
import type { Problem } from './problem.js';

/** The arcs of a problem from some affinity on, and a match on them. */
interface Graph extends FlowInput {
  affinity: Int32Array;
  chosen: Uint8Array;
}

export interface Threshold {
  /** The largest one with a match; -1 = there is none at all, or none was found in time. */
  threshold: number;
  /** No larger one has a match. */
  proven: boolean;
}

/**
 * The largest affinity T at which the arcs of at least T hold a match: first the most that every row allows, then by
 * halving. Each test begins with the last match found and drops the arcs below its threshold for good.
 */
export function largestThreshold(problem: Problem, affinity: Int32Array, hooks: MatchHooks | undefined): Threshold {
  const { n, m, need, rowPtr, col } = problem;
  let graph: Graph = { n, m, need, rowPtr, col, allowed: null, affinity, chosen: new Uint8Array(col.length) };
  let low = -1;
  let high = rowLimit(graph) + 1;
  for (let next = high - 1; low < high - 1; next = middleOf(graph, low, high)) {
    if (hooks?.deadline?.() === true) return { threshold: low, proven: false };
    const found = matchFrom(problem, graph, next);
    if (!found) {
      high = next;
      if (!hasBetween(graph, low, high)) break;
      continue;
    }
    graph = found;
    low = smallestChosen(graph) ?? high;
    if (!hasBetween(graph, low, high)) break;
  }
  return { threshold: low, proven: true };
}

/** The problem with only the arcs of at least this affinity. */
export function narrowed(problem: Problem, affinity: Int32Array, threshold: number): Problem {
  const { rowPtr, col } = above({ ...problem, allowed: null, affinity, chosen: new Uint8Array(0) }, threshold);
  return { ...problem, rowPtr, col };
}

/** No threshold above the smallest k-th best affinity of a row can hold a match; -1 where a row has too few arcs. */
function rowLimit({ n, rowPtr, need, affinity }: Graph): number {
  let limit = affinity.reduce((most, w) => (w > most ? w : most), 0);
  for (let i = 0; i < n; i++) {
    const seats = need[i]!;
    if (seats === 0) continue;
    if (rowPtr[i + 1]! - rowPtr[i]! < seats) return -1;
    const best = new Int32Array(seats).fill(-1);
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      const w = affinity[a]!;
      if (w <= best[seats - 1]!) continue;
      let at = seats - 1;
      for (; at > 0 && best[at - 1]! < w; at--) best[at] = best[at - 1]!;
      best[at] = w;
    }
    limit = Math.min(limit, best[seats - 1]!);
  }
  return limit;
}

/** A value between, near the middle of the affinities in use there. */
function middleOf({ affinity }: Graph, low: number, high: number): number {
  const sample: number[] = [];
  const stride = Math.max(1, Math.floor(affinity.length / 4096));
  for (let a = 0; a < affinity.length; a += stride) {
    if (affinity[a]! > low && affinity[a]! < high) sample.push(affinity[a]!);
  }
  const middle = sample.sort((a, b) => a - b)[sample.length >> 1];
  return middle ?? low + Math.max(1, (high - low) >> 1);
}

function hasBetween({ affinity }: Graph, low: number, high: number): boolean {
  for (let a = 0; a < affinity.length; a++) if (affinity[a]! > low && affinity[a]! < high) return true;
  return false;
}

function above(graph: Graph, threshold: number): Graph {
  const { n, rowPtr, col, affinity, chosen } = graph;
  const start = new Int32Array(n + 1);
  const kept = new Int32Array(col.length);
  let length = 0;
  for (let i = 0; i < n; i++) {
    const end = rowPtr[i + 1]!;
    for (let a = rowPtr[i]!; a < end; a++) if (affinity[a]! >= threshold) kept[length++] = a;
    start[i + 1] = length;
  }
  const own = { col: new Int32Array(length), affinity: new Int32Array(length), chosen: new Uint8Array(length) };
  for (let at = 0; at < length; at++) {
    const a = kept[at]!;
    own.col[at] = col[a]!;
    own.affinity[at] = affinity[a]!;
    own.chosen[at] = chosen[a] ?? 0;
  }
  return { ...graph, ...own, rowPtr: start };
}

/** First the minima, then everything: loads never fall while seats are filled, so the minima stay met. */
function matchFrom({ lo, hi }: Problem, graph: Graph, threshold: number): Graph | null {
  const input = above(graph, threshold);
  const columns = columnsOf(input);
  const state = emptyFlow(input);
  adopt(input, columns, state, input.chosen, lo);
  if (state.load.some((load, j) => load < lo[j]!)) fillSeats(input, columns, state, lo);
  if (state.load.some((load, j) => load < lo[j]!)) return null;
  adopt(input, columns, state, input.chosen, hi);
  fillSeats(input, columns, state, hi);
  return state.unmet.every((seats) => seats === 0) ? { ...input, chosen: state.chosen } : null;
}

/** Takes over arcs of the last match as far as the capacity lasts. */
function adopt({ col }: FlowInput, { row }: Columns, state: FlowState, last: Uint8Array, cap: Int32Array): void {
  for (let a = 0; a < last.length; a++) {
    const j = col[a]!;
    if (last[a] === 0 || state.chosen[a] === 1) continue;
    if (state.unmet[row[a]!]! <= 0 || state.load[j]! >= cap[j]!) continue;
    state.chosen[a] = 1;
    state.load[j]!++;
    state.unmet[row[a]!]!--;
  }
}

function smallestChosen({ affinity, chosen }: Graph): number | null {
  let smallest = Infinity;
  for (let a = 0; a < chosen.length; a++) if (chosen[a] === 1 && affinity[a]! < smallest) smallest = affinity[a]!;
  return Number.isFinite(smallest) ? smallest : null;
}

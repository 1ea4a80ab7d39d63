import { arcIndex, arcsOf, type MatchInstance, type Pair } from './instance.js';
import type { MatchOptions } from './options.js';
import { penaltiesFor, type Penalties } from './penalties.js';
import { distinctPairs } from './validate.js';

/**
 * What the solver sees: the instance renumbered by id (so that the order of rows never matters), without forbidden
 * arcs, with pins taken out of seats and loads, and with the keep bonus inside the values.
 */
export interface Problem {
  n: number;
  m: number;
  /** Seats still to fill. */
  need: Int32Array;
  lo: Int32Array;
  hi: Int32Array;
  rowPtr: Int32Array;
  col: Int32Array;
  /** w' = w + B where the pair existed before. */
  value: Float64Array | Int32Array;
  /** Mentoring: seats may stay empty at a price. */
  slack: boolean;
  /** 1 where a pin already fills the first seat. */
  covered: Uint8Array;
  penalties: Penalties;
  /** Cost of breaking a demand or a minimum; larger than any improving cycle. */
  artificial: number;
  /** Instance index of each row, judge and arc here. */
  applicationAt: Int32Array;
  judgeAt: Int32Array;
  arcAt: Int32Array | null;
  pinned: readonly Pair[];
  /** w' of each pinned pair. */
  pinnedValue: readonly number[];
  /** w of each pinned pair. */
  pinnedAffinity: readonly number[];
}

export interface CanonicalOrder {
  /** Instance index at each canonical position, and the reverse. */
  applicationAt: Int32Array;
  judgeAt: Int32Array;
  applicationRank: Int32Array;
  judgeRank: Int32Array;
  rows: Rows;
}

/** The instance renumbered by id; arcs marked in `removed` are left out. O(arcs). */
export function canonicalOrder(instance: MatchInstance, removed: Uint8Array | null = null): CanonicalOrder {
  const applicationAt = orderById(instance.applicationIds, instance.n);
  const judgeAt = orderById(instance.judgeIds, instance.m);
  const judgeRank = inverse(judgeAt);
  const rows = canonicalRows(instance, removed, applicationAt, judgeRank);
  return { applicationAt, judgeAt, applicationRank: inverse(applicationAt), judgeRank, rows };
}

/** Builds the canonical problem. O(arcs). @throws MatchError TOO_LARGE */
export function buildProblem(instance: MatchInstance, options: MatchOptions): Problem {
  const { artificial, ...penalties } = penaltiesFor(instance, options);
  const pinned = distinctPairs(instance.pins ?? [], instance.m);
  const order = canonicalOrder(instance, removedArcs(instance, pinned));
  const { applicationAt, judgeAt, applicationRank, judgeRank, rows } = order;
  const need = applicationAt.map((i) => instance.k[i]!);
  const covered = new Uint8Array(instance.n);
  const lo = judgeAt.map((j) => instance.lo[j]!);
  const hi = judgeAt.map((j) => instance.hi[j]!);
  for (const [i, j] of pinned) {
    need[applicationRank[i]!]!--;
    covered[applicationRank[i]!] = 1;
    hi[judgeRank[j]!]!--;
    if (lo[judgeRank[j]!]! > 0) lo[judgeRank[j]!]!--;
  }
  const kept = penalties.keep > 0 ? previousArcs(instance, options.previous ?? []) : null;
  const value = kept ? withBonus(instance, rows, kept, penalties.keep) : weights(instance, rows);
  const pinnedArcs = pinned.map(([i, j]) => arcIndex(instance, i, j));
  const pinnedAffinity = pinnedArcs.map((a) => instance.w[a]!);
  const pinnedValue = pinnedArcs.map((a) => instance.w[a]! + (kept?.[a] === 1 ? penalties.keep : 0));
  const slack = instance.kind === 'mentoring';
  const fixed = { penalties, artificial, applicationAt, judgeAt, pinned, pinnedValue, pinnedAffinity };
  return { n: instance.n, m: instance.m, need, lo, hi, ...rows, value, slack, covered, ...fixed };
}

/** 1 for each instance arc that the previous match used; pairs that are no arcs any more are ignored. */
export function previousArcs(instance: MatchInstance, previous: readonly Pair[]): Uint8Array {
  const marks = new Uint8Array(instance.col.length);
  for (const arc of arcsOf(instance, previous)) if (arc >= 0) marks[arc] = 1;
  return marks;
}

/** w of each canonical arc. */
export function weights({ w }: MatchInstance, { arcAt }: Rows): Int32Array {
  if (!arcAt) return w;
  const value = new Int32Array(arcAt.length);
  for (let a = 0; a < value.length; a++) value[a] = w[arcAt[a]!]!;
  return value;
}

function withBonus(instance: MatchInstance, rows: Rows, kept: Uint8Array, bonus: number): Float64Array {
  const value = new Float64Array(weights(instance, rows));
  for (let a = 0; a < value.length; a++) if (kept[rows.arcAt ? rows.arcAt[a]! : a] === 1) value[a]! += bonus;
  return value;
}

function removedArcs(instance: MatchInstance, pinned: readonly Pair[]): Uint8Array | null {
  const gone = [...pinned, ...(instance.forbids ?? [])];
  return gone.length === 0 ? null : previousArcs(instance, gone);
}

/** Indices sorted by id (code units); the natural order without ids. */
function orderById(ids: readonly string[] | undefined, length: number): Int32Array {
  const order = new Int32Array(length);
  for (let index = 0; index < length; index++) order[index] = index;
  if (!ids) return order;
  return order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
}

function inverse(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  for (let position = 0; position < order.length; position++) rank[order[position]!] = position;
  return rank;
}

/** Allowed arcs by canonical row; `arcAt` = their instance arcs. */
export interface Rows {
  rowPtr: Int32Array;
  col: Int32Array;
  /** null = the same arcs in the same order. */
  arcAt: Int32Array | null;
}

function canonicalRows(
  instance: MatchInstance,
  removed: Uint8Array | null,
  applicationAt: Int32Array,
  judgeRank: Int32Array,
): Rows {
  const { n, rowPtr } = instance;
  const sorted = isIdentity(judgeRank) ? null : arcsByJudge(instance, judgeRank);
  if (!sorted && !removed && isIdentity(applicationAt)) return { rowPtr, col: instance.col, arcAt: null };
  const start = new Int32Array(n + 1);
  for (let row = 0; row < n; row++) {
    const i = applicationAt[row]!;
    let length = 0;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) if (removed?.[a] !== 1) length++;
    start[row + 1] = start[row]! + length;
  }
  const col = new Int32Array(start[n]!);
  const arcAt = new Int32Array(start[n]!);
  for (let row = 0; row < n; row++) {
    const i = applicationAt[row]!;
    let at = start[row]!;
    for (let position = rowPtr[i]!; position < rowPtr[i + 1]!; position++) {
      const a = sorted ? sorted[position]! : position;
      if (removed?.[a] === 1) continue;
      col[at] = judgeRank[instance.col[a]!]!;
      arcAt[at++] = a;
    }
  }
  return { rowPtr: start, col, arcAt };
}

function isIdentity(order: Int32Array): boolean {
  return order.every((index, position) => index === position);
}

/** The arcs of each row in the order of the judges' ranks: two counting passes, O(arcs). */
function arcsByJudge({ n, m, rowPtr, col }: MatchInstance, judgeRank: Int32Array): Int32Array {
  const bucket = new Int32Array(m + 1);
  for (let a = 0; a < col.length; a++) bucket[judgeRank[col[a]!]! + 1]!++;
  for (let j = 0; j < m; j++) bucket[j + 1]! += bucket[j]!;
  const byJudge = new Int32Array(col.length);
  const rowOf = new Int32Array(col.length);
  for (let i = 0; i < n; i++) {
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      rowOf[a] = i;
      byJudge[bucket[judgeRank[col[a]!]!]!++] = a;
    }
  }
  const at = rowPtr.slice();
  const sorted = new Int32Array(col.length);
  for (let position = 0; position < col.length; position++) {
    const a = byJudge[position]!;
    sorted[at[rowOf[a]!]!++] = a;
  }
  return sorted;
}

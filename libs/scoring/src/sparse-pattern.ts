import { paddedOrder } from './dense-cholesky.js';
import type { EliminationPlan } from './elimination-plan.js';
import { type FillOrder, fillReducingOrder } from './fill-order.js';

/**
 * Where the entries of S and of its factor stand: `sparse` columns kept by pattern, then a full tail.
 * One array holds all values: [diagonals | entries below the diagonal | tail, row-major, lower triangle].
 */
export interface SparsePattern {
  readonly q: number;
  readonly sparse: number;
  /** Position of each Q column in the elimination order. */
  readonly position: Int32Array;
  /** Rows (positions, ascending) of each sparse column: row[rowStart[j] .. rowStart[j] + length[j]). Supernodes share. */
  readonly row: Int32Array;
  readonly rowStart: Int32Array;
  readonly length: Int32Array;
  /** Where each sparse column's entries start in the values. */
  readonly valueStart: Int32Array;
  /** How many of a column's rows lie before the tail. */
  readonly beforeTail: Int32Array;
  readonly tail: number;
  readonly tailStride: number;
  readonly tailStart: number;
  readonly size: number;
  /** Entries of the factor, diagonal and tail included. */
  readonly entries: number;
  /** Value positions of the pairs (a, b <= a) of every row of K, row after row. */
  readonly pairs: Int32Array;
  /** Value positions of the couplings inside Q. */
  readonly couplings: Int32Array;
}

/** Orders S and lays out its factor. */
export function sparsePattern(plan: EliminationPlan): SparsePattern {
  const order = fillReducingOrder(plan.q, cliquesOf(plan));
  const layout = layOut(plan.q, order);
  return {
    ...layout,
    pairs: pairPositions(plan, layout),
    couplings: plan.couplingRow.map((row, t) =>
      valuePosition(layout, layout.position[row]!, layout.position[plan.couplingColumn[t]!]!),
    ),
  };
}

/** Rows of K, and each coupling as a clique of two. */
function cliquesOf(plan: EliminationPlan) {
  const extra = plan.couplingRow.length;
  const pointer = new Int32Array(plan.p + extra + 1);
  pointer.set(plan.pointer);
  const member = new Int32Array(plan.column.length + 2 * extra);
  member.set(plan.column);
  for (let t = 0; t < extra; t++) {
    const at = plan.column.length + 2 * t;
    member[at] = plan.couplingColumn[t]!;
    member[at + 1] = plan.couplingRow[t]!;
    pointer[plan.p + t + 1] = at + 2;
  }
  return { count: plan.p + extra, pointer, member };
}

type Layout = Omit<SparsePattern, 'pairs' | 'couplings'>;

function layOut(q: number, order: FillOrder): Layout {
  const { position, sparse } = positionsIn(q, order);
  const columns = {
    rowStart: new Int32Array(sparse),
    length: new Int32Array(sparse),
    beforeTail: new Int32Array(sparse),
    valueStart: new Int32Array(sparse),
  };
  const lists: Int32Array[] = [];
  let rows = 0;
  let values = sparse;
  let j = 0;
  for (const { columns: own, below } of order.supernodes) {
    const list = new Int32Array(own.length + below.length);
    own.forEach((column, k) => (list[k] = position[column]!));
    list.set(Int32Array.from(below, (column) => position[column]!).sort(), own.length);
    const inside = list.filter((row) => row < sparse).length;
    for (let k = 0; k < own.length; k++, j++) {
      columns.rowStart[j] = rows + k + 1;
      columns.length[j] = list.length - k - 1;
      columns.beforeTail[j] = inside - k - 1;
      columns.valueStart[j] = values;
      values += columns.length[j]!;
    }
    lists.push(list);
    rows += list.length;
  }
  const tail = order.tail.length;
  const tailStride = paddedOrder(tail);
  const size = values + tailStride * tailStride;
  const entries = values + (tail * (tail + 1)) / 2;
  return {
    q,
    sparse,
    position,
    row: joined(lists, rows),
    ...columns,
    tail,
    tailStride,
    tailStart: values,
    size,
    entries,
  };
}

function positionsIn(q: number, order: FillOrder): { position: Int32Array; sparse: number } {
  const position = new Int32Array(q);
  let next = 0;
  for (const { columns } of order.supernodes) for (const column of columns) position[column] = next++;
  const sparse = next;
  for (const column of order.tail) position[column] = next++;
  return { position, sparse };
}

function joined(parts: readonly Int32Array[], length: number): Int32Array {
  const all = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Where the entry of two positions of the elimination order stands. */
function valuePosition(layout: Layout, a: number, b: number): number {
  const column = Math.min(a, b);
  const row = Math.max(a, b);
  const { sparse, tailStart, tailStride } = layout;
  if (column >= sparse) return tailStart + (row - sparse) * tailStride + (column - sparse);
  if (column === row) return column;
  let low = layout.rowStart[column]!;
  let high = low + layout.length[column]! - 1;
  const first = low;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (layout.row[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return layout.valueStart[column]! + low - first;
}

function pairPositions(plan: EliminationPlan, layout: Layout): Int32Array {
  let count = 0;
  for (let i = 0; i < plan.p; i++) {
    const n = plan.pointer[i + 1]! - plan.pointer[i]!;
    count += (n * (n + 1)) / 2;
  }
  const pairs = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < plan.p; i++) {
    for (let a = plan.pointer[i]!; a < plan.pointer[i + 1]!; a++) {
      const row = layout.position[plan.column[a]!]!;
      for (let b = plan.pointer[i]!; b <= a; b++) {
        pairs[at++] = valuePosition(layout, row, layout.position[plan.column[b]!]!);
      }
    }
  }
  return pairs;
}

import type { MixedModel, RandomFactor } from './mixed-model.js';

/**
 * The pattern of the normal equations with the largest factor P set apart; Q holds all other factors side by side.
 * Z'WZ = [diag(sumP), K; K', B] with K in compressed rows and B = diag(sumQ) + the couplings between Q factors.
 * Vectors of effects are laid out P first, then Q.
 */
export interface EliminationPlan {
  readonly p: number;
  readonly q: number;
  /** Where the effects of each model factor start in a vector of effects. */
  readonly offset: readonly number[];
  readonly levels: readonly number[];
  /** Index of the eliminated factor; -1 when the model has none. */
  readonly eliminated: number;
  readonly sumP: Float64Array;
  readonly sumQ: Float64Array;
  /** K by rows of P: columns (0..q-1, ascending) and sums of weights. */
  readonly pointer: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  /** Couplings inside Q (two factors of Q on one row), row > column; empty with one Q factor. */
  readonly couplingRow: Int32Array;
  readonly couplingColumn: Int32Array;
  readonly couplingValue: Float64Array;
}

/** Builds the pattern; the factor with most levels (the first of equals) is eliminated. O(N log n_i). */
export function planElimination(model: MixedModel): EliminationPlan {
  const { factors } = model;
  const eliminated = largestFactor(factors);
  const p = eliminated < 0 ? 0 : factors[eliminated]!.levels;
  const offset: number[] = [];
  let next = p;
  factors.forEach((factor, k) => {
    if (k === eliminated) return offset.push(0);
    offset.push(next);
    next += factor.levels;
    return undefined;
  });
  const others = factors.map((_, k) => k).filter((k) => k !== eliminated);
  const cross = crossTable(model, eliminated, others, offset, p);
  return {
    p,
    q: next - p,
    offset,
    levels: factors.map((factor) => factor.levels),
    eliminated,
    sumP: eliminated < 0 ? new Float64Array(0) : levelSums(factors[eliminated]!, model.weight),
    sumQ: concatenated(
      others.map((k) => levelSums(factors[k]!, model.weight)),
      next - p,
    ),
    ...cross,
    ...couplings(model, others, offset, p),
  };
}

function largestFactor(factors: readonly RandomFactor[]): number {
  let largest = -1;
  factors.forEach((factor, k) => {
    if (largest < 0 || factor.levels > factors[largest]!.levels) largest = k;
  });
  return largest;
}

function levelSums(factor: RandomFactor, weight: Float64Array | null): Float64Array {
  const sums = new Float64Array(factor.levels);
  for (let r = 0; r < factor.index.length; r++) sums[factor.index[r]!]! += weight ? weight[r]! : 1;
  return sums;
}

function concatenated(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

interface SparseRows {
  readonly pointer: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

function crossTable(model: MixedModel, eliminated: number, others: number[], offset: number[], p: number): SparseRows {
  if (eliminated < 0) return { pointer: new Int32Array(1), column: new Int32Array(0), value: new Float64Array(0) };
  const { index } = model.factors[eliminated]!;
  const n = index.length;
  const row = new Int32Array(n * others.length);
  const column = new Int32Array(n * others.length);
  const value = new Float64Array(n * others.length);
  let at = 0;
  for (const k of others) {
    const other = model.factors[k]!.index;
    const base = offset[k]! - p;
    for (let r = 0; r < n; r++) {
      row[at] = index[r]!;
      column[at] = base + other[r]!;
      value[at++] = model.weight ? model.weight[r]! : 1;
    }
  }
  return compressRows(row, column, value, p);
}

/** Triplets to compressed rows, columns ascending, equal cells added up. */
export function compressRows(row: Int32Array, column: Int32Array, value: Float64Array, rows: number): SparseRows {
  const start = new Int32Array(rows + 1);
  for (const i of row) start[i + 1]!++;
  for (let i = 0; i < rows; i++) start[i + 1]! += start[i]!;
  const fill = start.slice(0, rows);
  const order = new Int32Array(row.length);
  for (let t = 0; t < row.length; t++) order[fill[row[t]!]!++] = t;
  const pointer = new Int32Array(rows + 1);
  const columns = new Int32Array(row.length);
  const values = new Float64Array(row.length);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const cells = order.subarray(start[i]!, start[i + 1]!);
    cells.sort((a, b) => column[a]! - column[b]! || a - b);
    const first = count;
    for (const t of cells) {
      if (count > first && columns[count - 1] === column[t]) values[count - 1]! += value[t]!;
      else {
        columns[count] = column[t]!;
        values[count++] = value[t]!;
      }
    }
    pointer[i + 1] = count;
  }
  return { pointer, column: columns.slice(0, count), value: values.slice(0, count) };
}

function couplings(model: MixedModel, others: number[], offset: number[], p: number) {
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  for (let a = 0; a < others.length; a++) {
    for (let b = a + 1; b < others.length; b++) {
      const low = model.factors[others[a]!]!;
      const high = model.factors[others[b]!]!;
      const weight = model.weight ?? new Float64Array(low.index.length).fill(1);
      const table = compressRows(high.index, low.index, weight, high.levels);
      for (let i = 0; i < high.levels; i++) {
        for (let t = table.pointer[i]!; t < table.pointer[i + 1]!; t++) {
          rows.push(offset[others[b]!]! - p + i);
          columns.push(offset[others[a]!]! - p + table.column[t]!);
          values.push(table.value[t]!);
        }
      }
    }
  }
  return {
    couplingRow: Int32Array.from(rows),
    couplingColumn: Int32Array.from(columns),
    couplingValue: Float64Array.from(values),
  };
}

import { choleskyInPlace, inverseFromCholesky, solveLower, solveLowerTransposed } from './dense-cholesky.js';
import type { SparsePattern } from './sparse-pattern.js';

/**
 * Turns the values of S into those of L with S = L L', in place; returns log det S.
 * Sparse columns left-looking with linked row lists (George & Liu 1981, chapter 5), then the full tail by tiles.
 */
export function sparseCholesky(pattern: SparsePattern, values: Float64Array): number {
  const { sparse, row, rowStart, length, valueStart } = pattern;
  const work = new Float64Array(pattern.q);
  const head = new Int32Array(sparse).fill(-1);
  const link = new Int32Array(sparse);
  const cursor = new Int32Array(sparse);
  let logDeterminant = 0;
  for (let k = 0; k < sparse; k++) {
    const first = rowStart[k]!;
    const start = valueStart[k]!;
    const count = length[k]!;
    for (let t = 0; t < count; t++) work[row[first + t]!] = values[start + t]!;
    let diagonal = values[k]!;
    for (let j = head[k]!; j >= 0;) {
      const following = link[j]!;
      const from = cursor[j]!;
      const factor = values[valueStart[j]! + from]!;
      diagonal -= factor * factor;
      subtractColumn(pattern, values, j, from + 1, factor, work);
      cursor[j] = from + 1;
      enlist(pattern, j, from + 1, head, link);
      j = following;
    }
    const root = Math.sqrt(diagonal);
    logDeterminant += Math.log(diagonal);
    values[k] = root;
    for (let t = 0; t < count; t++) values[start + t] = work[row[first + t]!]! / root;
    enlist(pattern, k, 0, head, link);
  }
  return logDeterminant + factorTail(pattern, values);
}

/** Puts column j on the list of the next sparse row it has an entry in. */
function enlist(pattern: SparsePattern, j: number, entry: number, head: Int32Array, link: Int32Array): void {
  if (entry >= pattern.beforeTail[j]!) return;
  const next = pattern.row[pattern.rowStart[j]! + entry]!;
  link[j] = head[next]!;
  head[next] = j;
}

function subtractColumn(
  { row, rowStart, length, valueStart }: SparsePattern,
  values: Float64Array,
  j: number,
  from: number,
  factor: number,
  work: Float64Array,
): void {
  const rows = rowStart[j]!;
  const start = valueStart[j]!;
  const count = length[j]!;
  for (let t = from; t < count; t++) work[row[rows + t]!]! -= factor * values[start + t]!;
}

function factorTail(pattern: SparsePattern, values: Float64Array): number {
  const { sparse, tailStart, tailStride, row } = pattern;
  for (let j = 0; j < sparse; j++) {
    const rows = pattern.rowStart[j]!;
    const start = pattern.valueStart[j]!;
    const count = pattern.length[j]!;
    for (let a = pattern.beforeTail[j]!; a < count; a++) {
      const factor = values[start + a]!;
      const target = tailStart + (row[rows + a]! - sparse) * tailStride - sparse;
      for (let b = pattern.beforeTail[j]!; b <= a; b++) {
        values[target + row[rows + b]!]! -= factor * values[start + b]!;
      }
    }
  }
  const tail = values.subarray(tailStart);
  return choleskyInPlace(tail, tailStride);
}

/** Solves L x = b in place, x in elimination order. */
export function sparseForward(pattern: SparsePattern, values: Float64Array, x: Float64Array): void {
  const { sparse, row, rowStart, length, valueStart, tail, tailStart, tailStride } = pattern;
  for (let j = 0; j < sparse; j++) {
    const value = x[j]! / values[j]!;
    x[j] = value;
    const rows = rowStart[j]!;
    const start = valueStart[j]!;
    const count = length[j]!;
    for (let t = 0; t < count; t++) x[row[rows + t]!]! -= values[start + t]! * value;
  }
  solveLower(values.subarray(tailStart), tailStride, tail, x.subarray(sparse));
}

/** Solves L' x = b in place, x in elimination order. */
export function sparseBackward(pattern: SparsePattern, values: Float64Array, x: Float64Array): void {
  const { sparse, row, rowStart, length, valueStart, tail, tailStart, tailStride } = pattern;
  solveLowerTransposed(values.subarray(tailStart), tailStride, tail, x.subarray(sparse));
  for (let j = sparse - 1; j >= 0; j--) {
    const rows = rowStart[j]!;
    const start = valueStart[j]!;
    const count = length[j]!;
    let sum = x[j]!;
    for (let t = 0; t < count; t++) sum -= values[start + t]! * x[row[rows + t]!]!;
    x[j] = sum / values[j]!;
  }
}

/**
 * Entries of S^-1 on the pattern of L, in the same layout (tail: lower triangle), by Takahashi, Fagan & Chen (1973):
 * Z_ij = -sum_k Z_ik L_kj / L_jj, Z_jj = (1 / L_jj - sum_k L_kj Z_kj) / L_jj, from the last column backwards.
 */
export function selectedInverse(pattern: SparsePattern, l: Float64Array, z: Float64Array): void {
  invertTail(pattern, l, z);
  const column = new Float64Array(pattern.q);
  const sum = new Float64Array(pattern.q);
  for (let j = pattern.sparse - 1; j >= 0; j--) {
    const rows = pattern.rowStart[j]!;
    const start = pattern.valueStart[j]!;
    const count = pattern.length[j]!;
    for (let t = 0; t < count; t++) {
      const i = pattern.row[rows + t]!;
      column[i] = l[start + t]!;
      sum[i] = 0;
    }
    multiplyInverse(pattern, z, j, column, sum);
    let diagonal = 1 / l[j]!;
    for (let t = 0; t < count; t++) {
      const i = pattern.row[rows + t]!;
      const value = -sum[i]! / l[j]!;
      z[start + t] = value;
      diagonal -= l[start + t]! * value;
      column[i] = 0;
    }
    z[j] = diagonal / l[j]!;
  }
}

function invertTail({ tailStart, tailStride }: SparsePattern, l: Float64Array, z: Float64Array): void {
  const tail = z.subarray(tailStart);
  inverseFromCholesky(l.subarray(tailStart), tailStride, tail);
  for (let i = 0; i < tailStride; i++) {
    for (let j = i + 1; j < tailStride; j++) tail[j * tailStride + i] = tail[i * tailStride + j]!;
  }
}

/** sum_i += Z_ik column_k over the rows of column j; rows outside it gather rubbish that nobody reads. */
function multiplyInverse(
  pattern: SparsePattern,
  z: Float64Array,
  j: number,
  column: Float64Array,
  sum: Float64Array,
): void {
  const { row, rowStart, length, valueStart, beforeTail, sparse, tailStart, tailStride } = pattern;
  const rows = rowStart[j]!;
  const inside = beforeTail[j]!;
  for (let t = 0; t < inside; t++) {
    const k = row[rows + t]!;
    const own = column[k]!;
    const below = rowStart[k]!;
    const start = valueStart[k]!;
    const count = length[k]!;
    let gathered = z[k]! * own;
    for (let s = 0; s < count; s++) {
      const i = row[below + s]!;
      const value = z[start + s]!;
      gathered += value * column[i]!;
      sum[i]! += value * own;
    }
    sum[k]! += gathered;
  }
  const count = length[j]!;
  for (let a = inside; a < count; a++) {
    const i = row[rows + a]!;
    const line = tailStart + (i - sparse) * tailStride - sparse;
    let gathered = 0;
    for (let b = inside; b < count; b++) {
      const k = row[rows + b]!;
      gathered += z[line + k]! * column[k]!;
    }
    sum[i]! += gathered;
  }
}

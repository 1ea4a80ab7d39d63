import { subtractProducts } from './dense-products.js';

/**
 * Blocked Cholesky factorisation and inverse of a symmetric positive definite matrix, row-major in Float64Arrays.
 * The order is padded to a multiple of 4 by an identity block, so that the tiles need no remainder loops.
 * Method: left-looking block Cholesky and inverse by L^-1, see Golub & Van Loan, Matrix Computations, 4.2 and 3.1.
 * Flops: q^3/3 for the factor, 2 q^3/3 for the inverse.
 */
const BLOCK = 24;

/** Row length of a padded matrix of order q. */
export function paddedOrder(q: number): number {
  return Math.ceil(q / 4) * 4;
}

/**
 * Replaces the lower triangle of `a` (order n, a multiple of 4, row length n) by L with A = L L'.
 * Returns log det A, or NaN when a pivot is not positive.
 */
export function choleskyInPlace(a: Float64Array, n: number): number {
  let logDeterminant = 0;
  for (let j = 0; j < n; j += BLOCK) {
    const width = Math.min(BLOCK, n - j);
    const own = { data: a, start: j * n + j, stride: n };
    const left = { data: a, start: j * n, stride: n };
    subtractProducts(own, left, left, { rows: width, columns: width, depth: j }, 'lower');
    logDeterminant += factorDiagonalBlock(a, n, j, width);
    if (Number.isNaN(logDeterminant)) return NaN;
    const rows = n - j - width;
    if (rows === 0) break;
    const below = { data: a, start: (j + width) * n + j, stride: n };
    const belowLeft = { data: a, start: (j + width) * n, stride: n };
    subtractProducts(below, belowLeft, left, { rows, columns: width, depth: j }, 'full');
    for (let i = 0; i < rows; i++) solveRow(a, below.start + i * n, a, own.start, n, width);
  }
  return logDeterminant;
}

/** Unblocked Cholesky of the diagonal block at row and column j. */
function factorDiagonalBlock(a: Float64Array, n: number, j: number, width: number): number {
  let product = 0;
  for (let i = 0; i < width; i++) {
    const row = (j + i) * n + j;
    for (let k = 0; k <= i; k++) {
      const other = (j + k) * n + j;
      let sum = a[row + k]!;
      for (let t = 0; t < k; t++) sum -= a[row + t]! * a[other + t]!;
      if (k < i) a[row + k] = sum / a[other + k]!;
      else {
        if (!(sum > 0)) return NaN;
        a[row + i] = Math.sqrt(sum);
        product += Math.log(sum);
      }
    }
  }
  return product;
}

/** Solves x L_b' = c in place for one row c of `width` numbers, L_b being the diagonal block at `block`. */
function solveRow(c: Float64Array, at: number, l: Float64Array, block: number, stride: number, width: number): void {
  for (let i = 0; i < width; i++) {
    const row = block + i * stride;
    let sum = c[at + i]!;
    for (let t = 0; t < i; t++) sum -= c[at + t]! * l[row + t]!;
    c[at + i] = sum / l[row + i]!;
  }
}

/**
 * Fills the upper triangle (with diagonal) of `out` with the inverse of L L'.
 * First X = L^-1 is written column by column into the rows of `out`, then X'X over it, block row by block row.
 */
export function inverseFromCholesky(l: Float64Array, n: number, out: Float64Array): void {
  out.fill(0);
  invertFactor(l, n, out);
  const block = new Float64Array(Math.min(BLOCK, n) * n);
  for (let i = 0; i < n; i += BLOCK) {
    const width = Math.min(BLOCK, n - i);
    block.set(out.subarray(i * n, (i + width) * n));
    for (let r = i; r < i + width; r++) out.fill(0, r * n + i, (r + 1) * n);
    for (let j = i; j < n; j += BLOCK) {
      const columns = Math.min(BLOCK, n - j);
      const other = j === i ? { data: block, start: j, stride: n } : { data: out, start: j * n + j, stride: n };
      subtractProducts(
        { data: out, start: i * n + j, stride: n },
        { data: block, start: j, stride: n },
        other,
        { rows: width, columns, depth: n - j },
        'full',
      );
    }
    for (let r = i; r < i + width; r++) for (let t = r * n + i; t < (r + 1) * n; t++) out[t] = -out[t]!;
  }
}

/** X = L^-1, transposed: row c of `out` receives column c of X (zero before position c). */
function invertFactor(l: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i += BLOCK) {
    const width = Math.min(BLOCK, n - i);
    for (let j = 0; j < i; j += BLOCK) {
      const rows = Math.min(BLOCK, i - j);
      subtractProducts(
        { data: out, start: j * n + i, stride: n },
        { data: out, start: j * n + j, stride: n },
        { data: l, start: i * n + j, stride: n },
        { rows, columns: width, depth: i - j },
        'full',
      );
    }
    for (let c = i; c < i + width; c++) out[c * n + c] = 1;
    for (let c = 0; c < i + width; c++) solveRow(out, c * n + i, l, i * n + i, n, width);
  }
}

/** Solves L x = b in place. */
export function solveLower(l: Float64Array, stride: number, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = i * stride;
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= l[row + k]! * x[k]!;
    x[i] = sum / l[row + i]!;
  }
}

/** Solves L' x = b in place. */
export function solveLowerTransposed(l: Float64Array, stride: number, n: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * stride;
    const value = x[i]! / l[row + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k]! -= l[row + k]! * value;
  }
}

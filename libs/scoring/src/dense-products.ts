/** A rectangular part of a row-major matrix: where it starts and how far apart its rows are. */
export interface Panel {
  readonly data: Float64Array;
  readonly start: number;
  readonly stride: number;
}

/** Columns taken at a time, so that the panels in use stay in the processor's cache. */
const DEPTH = 256;

/**
 * C -= A B' over `depth` columns, rows and columns multiples of 4.
 * With `lower` only tiles on or below the diagonal of C are touched (C's own first row and column being the diagonal).
 */
export function subtractProducts(
  c: Panel,
  a: Panel,
  b: Panel,
  size: { readonly rows: number; readonly columns: number; readonly depth: number },
  part: 'full' | 'lower',
): void {
  for (let k = 0; k < size.depth; k += DEPTH) {
    const length = Math.min(DEPTH, size.depth - k);
    for (let i = 0; i < size.rows; i += 4) {
      const limit = part === 'lower' ? Math.min(size.columns, i + 4) : size.columns;
      for (let j = 0; j < limit; j += 4) {
        subtractTile(
          c.data,
          c.start + i * c.stride + j,
          c.stride,
          a.data,
          a.start + i * a.stride + k,
          a.stride,
          b.data,
          b.start + j * b.stride + k,
          b.stride,
          length,
        );
      }
    }
  }
}

/** One 4 x 4 tile: sixteen running dot products of four rows of A with four rows of B, all kept in registers. */
function subtractTile(
  c: Float64Array,
  c0: number,
  cStride: number,
  a: Float64Array,
  a0: number,
  aStride: number,
  b: Float64Array,
  b0: number,
  bStride: number,
  depth: number,
): void {
  const a1 = a0 + aStride;
  const a2 = a1 + aStride;
  const a3 = a2 + aStride;
  const b1 = b0 + bStride;
  const b2 = b1 + bStride;
  const b3 = b2 + bStride;
  let [s00, s01, s02, s03] = [0, 0, 0, 0];
  let [s10, s11, s12, s13] = [0, 0, 0, 0];
  let [s20, s21, s22, s23] = [0, 0, 0, 0];
  let [s30, s31, s32, s33] = [0, 0, 0, 0];
  for (let k = 0; k < depth; k++) {
    const x0 = b[b0 + k]!;
    const x1 = b[b1 + k]!;
    const x2 = b[b2 + k]!;
    const x3 = b[b3 + k]!;
    let y = a[a0 + k]!;
    s00 += y * x0;
    s01 += y * x1;
    s02 += y * x2;
    s03 += y * x3;
    y = a[a1 + k]!;
    s10 += y * x0;
    s11 += y * x1;
    s12 += y * x2;
    s13 += y * x3;
    y = a[a2 + k]!;
    s20 += y * x0;
    s21 += y * x1;
    s22 += y * x2;
    s23 += y * x3;
    y = a[a3 + k]!;
    s30 += y * x0;
    s31 += y * x1;
    s32 += y * x2;
    s33 += y * x3;
  }
  subtractFour(c, c0, s00, s01, s02, s03);
  subtractFour(c, c0 + cStride, s10, s11, s12, s13);
  subtractFour(c, c0 + 2 * cStride, s20, s21, s22, s23);
  subtractFour(c, c0 + 3 * cStride, s30, s31, s32, s33);
}

function subtractFour(c: Float64Array, at: number, s0: number, s1: number, s2: number, s3: number): void {
  c[at]! -= s0;
  c[at + 1]! -= s1;
  c[at + 2]! -= s2;
  c[at + 3]! -= s3;
}

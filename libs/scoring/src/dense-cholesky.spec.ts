import { describe, expect, it } from '@jest/globals';
import {
  choleskyInPlace,
  inverseFromCholesky,
  paddedOrder,
  solveLower,
  solveLowerTransposed,
} from './dense-cholesky.js';
import { RandomStream } from './random-stream.js';

function positiveDefinite(q: number): Float64Array {
  const n = paddedOrder(q);
  const random = new RandomStream(q);
  const root = Float64Array.from({ length: q * q }, () => random.normal());
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) a[i * n + i] = 1;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < q; k++) sum += (root[i * q + k]! * root[j * q + k]!) / q;
      a[i * n + j] = sum;
    }
  }
  return a;
}

describe('dense cholesky', () => {
  it.each([1, 3, 4, 17, 48, 49, 101, 150])('factors, solves and inverts a matrix of order %i', (q) => {
    const a = positiveDefinite(q);
    const n = paddedOrder(q);
    const l = a.slice();
    const logDeterminant = choleskyInPlace(l, n);
    const x = Float64Array.from({ length: q }, (_, i) => i + 1);
    const b = x.map((_, i) => x.reduce((sum, value, j) => sum + a[i * n + j]! * value, 0));
    solveLower(l, n, q, b);
    solveLowerTransposed(l, n, q, b);
    b.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 9));
    const inverse = new Float64Array(n * n);
    inverseFromCholesky(l, n, inverse);
    for (let i = 0; i < q; i++) {
      let product = 0;
      for (let k = 0; k < q; k++) product += a[i * n + k]! * inverse[Math.min(i, k) * n + Math.max(i, k)]!;
      expect(product).toBeCloseTo(1, 9);
    }
    let byDiagonal = 0;
    for (let i = 0; i < q; i++) byDiagonal += 2 * Math.log(l[i * n + i]!);
    expect(logDeterminant).toBeCloseTo(byDiagonal, 9);
  });

  it('says when a matrix is not positive definite', () => {
    expect(choleskyInPlace(Float64Array.of(1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1), 4)).toBeNaN();
  });
});

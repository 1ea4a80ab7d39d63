/** Cholesky solves for matrices of a handful of rows (fixed effects, average information). */
export interface SmallCholesky {
  readonly n: number;
  readonly lower: Float64Array;
  readonly logDeterminant: number;
}

/** Factor of a symmetric n x n matrix (row-major, lower triangle read); null when it is not positive definite. */
export function factorSmall(matrix: Float64Array, n: number): SmallCholesky | null {
  const lower = matrix.slice();
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (j < i) lower[i * n + j] = sum / lower[j * n + j]!;
      else {
        if (!(sum > 1e-14 * Math.abs(matrix[i * n + i]!))) return null;
        lower[i * n + i] = Math.sqrt(sum);
        logDeterminant += Math.log(sum);
      }
    }
  }
  return { n, lower, logDeterminant };
}

/** x with A x = b. */
export function solveSmall(factor: SmallCholesky, b: Float64Array): Float64Array {
  return transposedSolveSmall(factor, halfSolveSmall(factor, b));
}

/** x with L' x = z. */
export function transposedSolveSmall({ n, lower }: SmallCholesky, z: Float64Array): Float64Array {
  const x = z.slice();
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k * n + i]! * x[k]!;
    x[i]! /= lower[i * n + i]!;
  }
  return x;
}

/** z with L z = b; z'z = b' A^-1 b. */
export function halfSolveSmall({ n, lower }: SmallCholesky, b: Float64Array): Float64Array {
  const z = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) z[i]! -= lower[i * n + k]! * z[k]!;
    z[i]! /= lower[i * n + i]!;
  }
  return z;
}

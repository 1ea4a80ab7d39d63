import { LANES, multiplyLanes, multiplyOne, type ReducedSystem } from './reduced-product.js';

const MOST_ITERATIONS = 500;

/**
 * Solves S x = b by conjugate gradients with the diagonal of S as preconditioner (Hestenes & Stiefel 1952); x holds the
 * starting point and receives the answer. Stops when |r| <= tolerance |b|.
 */
export function solveOne(
  system: ReducedSystem,
  preconditioner: Float64Array,
  b: Float64Array,
  x: Float64Array,
  tolerance: number,
): void {
  solveTogether(1, (from, to) => multiplyOne(system, from, to), preconditioner, b, x, tolerance);
}

/** The same for LANES interleaved systems, each with its own step lengths. */
export function solveLanes(
  system: ReducedSystem,
  preconditioner: Float64Array,
  b: Float64Array,
  x: Float64Array,
  tolerance: number,
): void {
  solveTogether(LANES, (from, to) => multiplyLanes(system, from, to), preconditioner, b, x, tolerance);
}

function solveTogether(
  lanes: number,
  multiply: (from: Float64Array, to: Float64Array) => void,
  preconditioner: Float64Array,
  b: Float64Array,
  x: Float64Array,
  tolerance: number,
): void {
  const inverse = preconditioner.map((d) => 1 / d);
  const product = new Float64Array(x.length);
  multiply(x, product);
  const r = b.map((value, i) => value - product[i]!);
  const direction = new Float64Array(x.length);
  const goal = laneProducts(lanes, b, b, null).map((square) => square * tolerance * tolerance);
  let rho = laneProducts(lanes, r, r, inverse);
  const beta = new Float64Array(lanes);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const squares = laneProducts(lanes, r, r, null);
    if (squares.every((square, c) => square <= goal[c]!)) return;
    advanceDirection(lanes, direction, r, inverse, beta);
    multiply(direction, product);
    const curvature = laneProducts(lanes, direction, product, null);
    const alpha = rho.map((value, c) => (curvature[c]! > 0 ? value / curvature[c]! : 0));
    moveAlong(lanes, alpha, x, direction, r, product);
    const next = laneProducts(lanes, r, r, inverse);
    for (let c = 0; c < lanes; c++) beta[c] = rho[c]! > 0 ? next[c]! / rho[c]! : 0;
    rho = next;
  }
}

/** sum_j scale_j a_j b_j for each lane. */
function laneProducts(lanes: number, a: Float64Array, b: Float64Array, scale: Float64Array | null): Float64Array {
  const sums = new Float64Array(lanes);
  for (let j = 0, at = 0; at < a.length; j++) {
    const s = scale ? scale[j]! : 1;
    for (let c = 0; c < lanes; c++, at++) sums[c]! += s * a[at]! * b[at]!;
  }
  return sums;
}

/** direction = r / diag + beta direction. */
function advanceDirection(
  lanes: number,
  direction: Float64Array,
  r: Float64Array,
  inverse: Float64Array,
  beta: Float64Array,
): void {
  for (let j = 0, at = 0; at < r.length; j++) {
    const s = inverse[j]!;
    for (let c = 0; c < lanes; c++, at++) direction[at] = s * r[at]! + beta[c]! * direction[at]!;
  }
}

/** x += alpha direction, r -= alpha product. */
function moveAlong(
  lanes: number,
  alpha: Float64Array,
  x: Float64Array,
  direction: Float64Array,
  r: Float64Array,
  product: Float64Array,
): void {
  for (let at = 0; at < x.length;) {
    for (let c = 0; c < lanes; c++, at++) {
      x[at]! += alpha[c]! * direction[at]!;
      r[at]! -= alpha[c]! * product[at]!;
    }
  }
}

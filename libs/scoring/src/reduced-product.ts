import type { EliminationPlan } from './elimination-plan.js';

/** Right-hand sides taken together, interleaved: entry c of vector j stands at j * LANES + c. */
export const LANES = 8;

/** What S is made of at one set of variances. */
export interface ReducedSystem {
  readonly plan: EliminationPlan;
  readonly dInverse: Float64Array;
  /** sumQ + lambda_Q. */
  readonly diagonal: Float64Array;
}

/** y = S x = (n_Q + l_Q) x + couplings - K' D^-1 K x, one vector; O(N), S is never formed. */
export function multiplyOne({ plan, dInverse, diagonal }: ReducedSystem, x: Float64Array, y: Float64Array): void {
  const { pointer, column, value, p } = plan;
  for (let j = 0; j < diagonal.length; j++) y[j] = diagonal[j]! * x[j]!;
  for (let t = 0; t < plan.couplingValue.length; t++) {
    const [a, b, v] = [plan.couplingRow[t]!, plan.couplingColumn[t]!, plan.couplingValue[t]!];
    y[a]! += v * x[b]!;
    y[b]! += v * x[a]!;
  }
  for (let i = 0; i < p; i++) {
    const end = pointer[i + 1]!;
    let sum = 0;
    for (let t = pointer[i]!; t < end; t++) sum += value[t]! * x[column[t]!]!;
    sum *= dInverse[i]!;
    for (let t = pointer[i]!; t < end; t++) y[column[t]!]! -= value[t]! * sum;
  }
}

/** The same for LANES interleaved vectors: indices and values are read once for all. */
export function multiplyLanes({ plan, dInverse, diagonal }: ReducedSystem, x: Float64Array, y: Float64Array): void {
  for (let j = 0, at = 0; j < diagonal.length; j++) {
    for (let c = 0; c < LANES; c++, at++) y[at] = diagonal[j]! * x[at]!;
  }
  for (let t = 0; t < plan.couplingValue.length; t++) {
    const [a, b] = [plan.couplingRow[t]! * LANES, plan.couplingColumn[t]! * LANES];
    for (let c = 0; c < LANES; c++) {
      y[a + c]! += plan.couplingValue[t]! * x[b + c]!;
      y[b + c]! += plan.couplingValue[t]! * x[a + c]!;
    }
  }
  for (let i = 0; i < plan.p; i++) subtractRow(plan, i, dInverse[i]!, x, y);
}

/** y -= k_i (k_i' x) / D_i; the eight sums stay in registers. */
function subtractRow(plan: EliminationPlan, i: number, scale: number, x: Float64Array, y: Float64Array): void {
  const { column, value } = plan;
  const begin = plan.pointer[i]!;
  const end = plan.pointer[i + 1]!;
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let t = begin; t < end; t++) {
    const at = column[t]! * LANES;
    const v = value[t]!;
    s0 += v * x[at]!;
    s1 += v * x[at + 1]!;
    s2 += v * x[at + 2]!;
    s3 += v * x[at + 3]!;
    s4 += v * x[at + 4]!;
    s5 += v * x[at + 5]!;
    s6 += v * x[at + 6]!;
    s7 += v * x[at + 7]!;
  }
  for (let t = begin; t < end; t++) {
    const at = column[t]! * LANES;
    const v = value[t]! * scale;
    y[at]! -= v * s0;
    y[at + 1]! -= v * s1;
    y[at + 2]! -= v * s2;
    y[at + 3]! -= v * s3;
    y[at + 4]! -= v * s4;
    y[at + 5]! -= v * s5;
    y[at + 6]! -= v * s6;
    y[at + 7]! -= v * s7;
  }
}

/** diag S = n_Q + l_Q - sum_i K_ij^2 / D_i: the Jacobi preconditioner. */
export function reducedDiagonal({ plan, dInverse, diagonal }: ReducedSystem): Float64Array {
  const own = diagonal.slice();
  for (let i = 0; i < plan.p; i++) {
    for (let t = plan.pointer[i]!; t < plan.pointer[i + 1]!; t++) {
      own[plan.column[t]!]! -= plan.value[t]! * plan.value[t]! * dInverse[i]!;
    }
  }
  return own;
}

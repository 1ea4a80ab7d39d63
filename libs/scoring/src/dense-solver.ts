import { blockTraces, inverseDiagonal, reduceRightSide, ridgeOfQ, substituteBack } from './block-solve.js';
import {
  choleskyInPlace,
  inverseFromCholesky,
  paddedOrder,
  solveLower,
  solveLowerTransposed,
} from './dense-cholesky.js';
import type { EliminationPlan } from './elimination-plan.js';
import type { NormalSolver } from './normal-solver.js';

/** S as a full matrix: exact for every pattern, q^3 flops and 16 q^2 bytes. */
export class DenseSolver implements NormalSolver {
  readonly method = 'dense';
  readonly entries: number;
  private readonly order: number;
  private readonly lower: Float64Array;
  private inverse: Float64Array | null = null;
  private inverseIsCurrent = false;
  private dInverse: Float64Array = new Float64Array(0);
  private logDet = 0;

  constructor(private readonly plan: EliminationPlan) {
    this.order = paddedOrder(plan.q);
    this.entries = (plan.q * (plan.q + 1)) / 2;
    this.lower = new Float64Array(this.order * this.order);
  }

  factor(lambda: readonly number[]): void {
    this.dInverse = inverseDiagonal(this.plan, lambda);
    this.inverseIsCurrent = false;
    formLowerS(this.plan, this.dInverse, ridgeOfQ(this.plan, lambda), this.lower, this.order);
    this.logDet = choleskyInPlace(this.lower, this.order);
    for (const d of this.dInverse) this.logDet -= Math.log(d);
  }

  logDeterminant(): number {
    return this.logDet;
  }

  solve(rhs: readonly Float64Array[]): Float64Array[] {
    return rhs.map((b) => {
      const x = reduceRightSide(this.plan, this.dInverse, b);
      solveLower(this.lower, this.order, this.plan.q, x);
      solveLowerTransposed(this.lower, this.order, this.plan.q, x);
      return substituteBack(this.plan, this.dInverse, b, x);
    });
  }

  traces(): Float64Array {
    return blockTraces(this.plan, this.diagonal());
  }

  diagonal(): Float64Array {
    const { plan, order } = this;
    const inverse = this.currentInverse();
    const diagonal = new Float64Array(plan.p + plan.q);
    for (let i = 0; i < plan.p; i++) {
      const d = this.dInverse[i]!;
      diagonal[i] = d + d * d * quadraticForm(plan, i, inverse, order);
    }
    for (let j = 0; j < plan.q; j++) diagonal[plan.p + j] = inverse[j * order + j]!;
    return diagonal;
  }

  sample = (z: Float64Array): void => solveLowerTransposed(this.lower, this.order, this.plan.q, z);

  private currentInverse(): Float64Array {
    this.inverse ??= new Float64Array(this.order * this.order);
    if (!this.inverseIsCurrent) inverseFromCholesky(this.lower, this.order, this.inverse);
    this.inverseIsCurrent = true;
    return this.inverse;
  }
}

/** Lower triangle of S = B + diag(ridge) - K' D^-1 K, identity in the padding. Cost: sum over P of n_i^2 / 2. */
function formLowerS(
  plan: EliminationPlan,
  dInverse: Float64Array,
  ridge: Float64Array,
  s: Float64Array,
  order: number,
): void {
  s.fill(0);
  for (let j = 0; j < order; j++) s[j * order + j] = j < plan.q ? plan.sumQ[j]! + ridge[j]! : 1;
  for (let t = 0; t < plan.couplingValue.length; t++) {
    s[plan.couplingRow[t]! * order + plan.couplingColumn[t]!]! += plan.couplingValue[t]!;
  }
  const { pointer, column, value } = plan;
  for (let i = 0; i < plan.p; i++) {
    const end = pointer[i + 1]!;
    for (let a = pointer[i]!; a < end; a++) {
      const row = column[a]! * order;
      const scaled = value[a]! * dInverse[i]!;
      for (let b = pointer[i]!; b <= a; b++) s[row + column[b]!]! -= scaled * value[b]!;
    }
  }
}

/** k_i' S^-1 k_i for one eliminated level; S^-1 holds its upper triangle. */
function quadraticForm(plan: EliminationPlan, i: number, inverse: Float64Array, order: number): number {
  const { pointer, column, value } = plan;
  const end = pointer[i + 1]!;
  let sum = 0;
  for (let a = pointer[i]!; a < end; a++) {
    const row = column[a]! * order;
    let part = (value[a]! * inverse[row + column[a]!]!) / 2;
    for (let b = a + 1; b < end; b++) part += value[b]! * inverse[row + column[b]!]!;
    sum += 2 * value[a]! * part;
  }
  return sum;
}

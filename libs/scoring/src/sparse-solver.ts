import { blockTraces, inverseDiagonal, reduceRightSide, ridgeOfQ, substituteBack } from './block-solve.js';
import type { EliminationPlan } from './elimination-plan.js';
import type { NormalSolver } from './normal-solver.js';
import type { ScoringMethod } from './scoring-result.js';
import { selectedInverse, sparseBackward, sparseCholesky, sparseForward } from './sparse-cholesky.js';
import type { SparsePattern } from './sparse-pattern.js';

/** S by its pattern: exact, and cheap where reviewers read few applications. */
export class SparseSolver implements NormalSolver {
  readonly entries: number;
  private readonly lower: Float64Array;
  private readonly inverse: Float64Array;
  private inverseIsCurrent = false;
  private dInverse: Float64Array = new Float64Array(0);
  private logDet = 0;

  constructor(
    private readonly plan: EliminationPlan,
    private readonly pattern: SparsePattern,
    readonly method: ScoringMethod,
  ) {
    this.entries = pattern.entries;
    this.lower = new Float64Array(pattern.size);
    this.inverse = new Float64Array(pattern.size);
  }

  factor(lambda: readonly number[]): void {
    this.dInverse = inverseDiagonal(this.plan, lambda);
    this.inverseIsCurrent = false;
    this.form(ridgeOfQ(this.plan, lambda));
    this.logDet = sparseCholesky(this.pattern, this.lower);
    for (const d of this.dInverse) this.logDet -= Math.log(d);
  }

  logDeterminant(): number {
    return this.logDet;
  }

  solve(rhs: readonly Float64Array[]): Float64Array[] {
    return rhs.map((b) => {
      const reduced = reduceRightSide(this.plan, this.dInverse, b);
      const x = this.inOrder(reduced);
      sparseForward(this.pattern, this.lower, x);
      sparseBackward(this.pattern, this.lower, x);
      this.fromOrder(x, reduced);
      return substituteBack(this.plan, this.dInverse, b, reduced);
    });
  }

  traces(): Float64Array {
    return blockTraces(this.plan, this.diagonal());
  }

  diagonal(): Float64Array {
    const { plan, pattern, dInverse } = this;
    if (!this.inverseIsCurrent) selectedInverse(pattern, this.lower, this.inverse);
    this.inverseIsCurrent = true;
    const diagonal = new Float64Array(plan.p + plan.q);
    let at = 0;
    for (let i = 0; i < plan.p; i++) {
      let form = 0;
      for (let a = plan.pointer[i]!; a < plan.pointer[i + 1]!; a++) {
        let part = 0;
        for (let b = plan.pointer[i]!; b < a; b++) part += plan.value[b]! * this.inverse[pattern.pairs[at++]!]!;
        form += plan.value[a]! * (2 * part + plan.value[a]! * this.inverse[pattern.pairs[at++]!]!);
      }
      diagonal[i] = dInverse[i]! + dInverse[i]! * dInverse[i]! * form;
    }
    for (let j = 0; j < plan.q; j++) diagonal[plan.p + j] = this.inverse[this.diagonalPosition(j)]!;
    return diagonal;
  }

  sample = (z: Float64Array): void => {
    const x = this.inOrder(z);
    sparseBackward(this.pattern, this.lower, x);
    this.fromOrder(x, z);
  };

  /** S = B + diag(ridge) - K' D^-1 K on the pattern. */
  private form(ridge: Float64Array): void {
    const { plan, pattern, lower } = this;
    lower.fill(0);
    for (let j = 0; j < plan.q; j++) lower[this.diagonalPosition(j)] = plan.sumQ[j]! + ridge[j]!;
    for (let t = pattern.tail; t < pattern.tailStride; t++) {
      lower[pattern.tailStart + t * pattern.tailStride + t] = 1;
    }
    pattern.couplings.forEach((at, t) => {
      lower[at]! += plan.couplingValue[t]!;
    });
    let at = 0;
    for (let i = 0; i < plan.p; i++) {
      for (let a = plan.pointer[i]!; a < plan.pointer[i + 1]!; a++) {
        const scaled = plan.value[a]! * this.dInverse[i]!;
        for (let b = plan.pointer[i]!; b <= a; b++) lower[pattern.pairs[at++]!]! -= scaled * plan.value[b]!;
      }
    }
  }

  private diagonalPosition(j: number): number {
    const { position, sparse, tailStart, tailStride } = this.pattern;
    const at = position[j]!;
    return at < sparse ? at : tailStart + (at - sparse) * (tailStride + 1);
  }

  private inOrder(natural: Float64Array): Float64Array {
    const x = new Float64Array(natural.length);
    for (let j = 0; j < natural.length; j++) x[this.pattern.position[j]!] = natural[j]!;
    return x;
  }

  private fromOrder(x: Float64Array, natural: Float64Array): void {
    for (let j = 0; j < natural.length; j++) natural[j] = x[this.pattern.position[j]!]!;
  }
}

import type { EliminationPlan } from './elimination-plan.js';
import type { MixedModel } from './mixed-model.js';
import type { NormalSolver, SolvePurpose } from './normal-solver.js';
import { factorSmall, type SmallCholesky, solveSmall } from './small-matrix.js';

/** Solution of the mixed model equations for one right-hand side. */
export interface Solution {
  /** One per fixed class. */
  readonly beta: Float64Array;
  /** Effects of all factors, in the plan's layout. */
  readonly effects: Float64Array;
}

/**
 * Henderson's mixed model equations with the fixed classes eliminated last:
 * t_c = M^-1 Z'W1_c, C = X'WX - (Z'WX)' t, beta = C^-1 (X'Wy - t'Z'Wy), effects = M^-1 Z'Wy - t beta.
 * With one class t = M^-1 m and C = s of the scoring design, section 4.
 */
export class FixedPart {
  readonly t: Float64Array[];
  /** Factor of C; var(beta) = ve C^-1. */
  readonly information: SmallCholesky;

  constructor(
    private readonly model: MixedModel,
    private readonly plan: EliminationPlan,
    private readonly solver: NormalSolver,
  ) {
    const classes = model.fixedClasses;
    const sums = classWeights(model);
    const cross = Array.from({ length: classes }, (_, c) => classCrossProducts(model, plan, c));
    this.t = solver.solve(cross, 'fixed');
    const c = new Float64Array(classes * classes);
    for (let a = 0; a < classes; a++) {
      for (let b = 0; b <= a; b++) c[a * classes + b] = (a === b ? sums[a]! : 0) - dot(cross[a]!, this.t[b]!);
    }
    const factor = factorSmall(c, classes);
    if (!factor) throw new RangeError('fixed effects are not estimable');
    this.information = factor;
  }

  /** Fits of several sets of values (one per row each) as if they were the scores. */
  fit(values: readonly Float64Array[], purpose: SolvePurpose): Solution[] {
    const cross = values.map((f) => randomCrossProducts(this.model, this.plan, f));
    const solved = this.solver.solve(cross, purpose);
    return values.map((f, k) => this.finish(f, cross[k]!, solved[k]!));
  }

  private finish(values: Float64Array, cross: Float64Array, effects: Float64Array): Solution {
    const right = fixedCrossProducts(this.model, values);
    for (let c = 0; c < right.length; c++) right[c]! -= dot(this.t[c]!, cross);
    const beta = solveSmall(this.information, right);
    this.t.forEach((t, c) => {
      const b = beta[c]!;
      for (let i = 0; i < effects.length; i++) effects[i]! -= b * t[i]!;
    });
    return { beta, effects };
  }
}

/** Z'W f. */
export function randomCrossProducts(model: MixedModel, plan: EliminationPlan, f: Float64Array): Float64Array {
  const sums = new Float64Array(plan.p + plan.q);
  const { weight } = model;
  model.factors.forEach(({ index }, k) => {
    const start = plan.offset[k]!;
    if (weight) for (let r = 0; r < f.length; r++) sums[start + index[r]!]! += weight[r]! * f[r]!;
    else for (let r = 0; r < f.length; r++) sums[start + index[r]!]! += f[r]!;
  });
  return sums;
}

/** X'W f. */
export function fixedCrossProducts(model: MixedModel, f: Float64Array): Float64Array {
  const sums = new Float64Array(model.fixedClasses);
  for (let r = 0; r < f.length; r++) {
    const c = model.fixedClass ? model.fixedClass[r]! : 0;
    sums[c]! += (model.weight ? model.weight[r]! : 1) * f[r]!;
  }
  return sums;
}

/** f - X beta - Z effects, row by row. */
export function residuals(model: MixedModel, plan: EliminationPlan, f: Float64Array, fit: Solution): Float64Array {
  const out = new Float64Array(f.length);
  const { fixedClass } = model;
  const common = fit.beta[0]!;
  for (let r = 0; r < f.length; r++) out[r] = f[r]! - (fixedClass ? fit.beta[fixedClass[r]!]! : common);
  model.factors.forEach(({ index }, k) => {
    const start = plan.offset[k]!;
    for (let r = 0; r < f.length; r++) out[r]! -= fit.effects[start + index[r]!]!;
  });
  return out;
}

function classWeights(model: MixedModel): Float64Array {
  return fixedCrossProducts(model, new Float64Array(model.y.length).fill(1));
}

function classCrossProducts(model: MixedModel, plan: EliminationPlan, fixedClass: number): Float64Array {
  const { fixedClass: classes } = model;
  const member = new Float64Array(model.y.length).fill(1);
  if (classes) for (let r = 0; r < member.length; r++) member[r] = classes[r] === fixedClass ? 1 : 0;
  return randomCrossProducts(model, plan, member);
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

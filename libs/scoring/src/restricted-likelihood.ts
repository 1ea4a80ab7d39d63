import type { EliminationPlan } from './elimination-plan.js';
import { dot, FixedPart, randomCrossProducts, residuals, type Solution } from './generalised-least-squares.js';
import type { MixedModel } from './mixed-model.js';
import type { NormalSolver } from './normal-solver.js';
import { halfSolveSmall } from './small-matrix.js';

/** The model solved at one set of variances theta = (v_1, ..., v_k, ve). */
export interface Evaluation {
  readonly theta: readonly number[];
  readonly fixed: FixedPart;
  readonly solution: Solution;
  readonly residual: Float64Array;
  /** e'We. */
  readonly residualSquares: number;
  /** u_k'u_k per factor. */
  readonly effectSquares: readonly number[];
  /** Penalised residual sum of squares e'We + sum_k (ve / v_k) u_k'u_k. */
  readonly rss: number;
  /** -2 log restricted likelihood at theta; null when the solver knows no determinant. */
  readonly criterion: number | null;
}

/** Derivatives of -2 log restricted likelihood at an evaluation. */
export interface Slope {
  /** By variance, ve last. */
  readonly gradient: Float64Array;
  /** Average information, row-major, (k + 1) x (k + 1). */
  readonly information: Float64Array;
}

/** Sees one model through one solver; all methods take variances of the standardised scores. */
export class RestrictedLikelihood {
  readonly logWeights: number;

  constructor(
    readonly model: MixedModel,
    readonly plan: EliminationPlan,
    readonly solver: NormalSolver,
  ) {
    let sum = 0;
    for (const w of model.weight ?? []) sum += Math.log(w);
    this.logWeights = sum;
  }

  evaluate(theta: readonly number[]): Evaluation {
    const { model, plan, solver } = this;
    const ve = theta[theta.length - 1]!;
    const lambda = plan.levels.map((_, k) => ve / theta[k]!);
    solver.factor(lambda);
    const fixed = new FixedPart(model, plan, solver);
    const [solution] = fixed.fit([model.y], 'scores') as [Solution];
    const residual = residuals(model, plan, model.y, solution);
    const residualSquares = weightedSquares(residual, model.weight);
    const effectSquares = plan.levels.map((_, k) =>
      dot(this.block(solution.effects, k), this.block(solution.effects, k)),
    );
    const rss = effectSquares.reduce((sum, squares, k) => sum + lambda[k]! * squares, residualSquares);
    const partial = { theta, fixed, solution, residual, residualSquares, effectSquares, rss };
    return { ...partial, criterion: this.criterion(partial, ve) };
  }

  /** The criterion with ve at its best value for the same ratios, RSS / (N - f): lme4's REMLcrit at the optimum. */
  profiledCriterion(at: Evaluation): number | null {
    return this.criterion(at, at.rss / (this.model.y.length - this.model.fixedClasses));
  }

  /**
   * log det M - sum p_k log lambda_k + log det C + (N - f) log(2 pi ve) + RSS / ve - sum log w_r
   * (Bates, Maechler, Bolker & Walker 2015, eq. 41, unprofiled in ve; lambda taken from theta).
   */
  private criterion(at: Omit<Evaluation, 'criterion'>, ve: number): number | null {
    const logDeterminant = this.solver.logDeterminant();
    if (logDeterminant === null) return null;
    const own = at.theta[at.theta.length - 1]!;
    let sum = logDeterminant + at.fixed.information.logDeterminant - this.logWeights;
    this.plan.levels.forEach((levels, k) => {
      sum -= levels * Math.log(own / at.theta[k]!);
    });
    return sum + (this.model.y.length - this.model.fixedClasses) * Math.log(2 * Math.PI * ve) + at.rss / ve;
  }

  /** Gradient and average information (Gilmour, Thompson & Cullis 1995). Valid right after `evaluate`. */
  slope(at: Evaluation): Slope {
    const { plan, model } = this;
    const ve = at.theta[at.theta.length - 1]!;
    const traces = this.correctedTraces(at);
    const gradient = new Float64Array(plan.levels.length + 1);
    let freedom = model.y.length - model.fixedClasses;
    plan.levels.forEach((levels, k) => {
      const v = at.theta[k]!;
      gradient[k] = (levels - (ve * traces[k]! + at.effectSquares[k]!) / v) / v;
      freedom -= levels - (ve * traces[k]!) / v;
    });
    gradient[plan.levels.length] = (freedom - at.residualSquares / ve) / ve;
    return { gradient, information: this.averageInformation(at, ve) };
  }

  /** c_k = tr (M^-1)_kk + tr t_k C^-1 t_k': prediction error variances of factor k, summed, in units of ve. */
  private correctedTraces(at: Evaluation): Float64Array {
    const { plan } = this;
    const traces = this.solver.traces();
    const { t, information } = at.fixed;
    const row = new Float64Array(t.length);
    plan.levels.forEach((levels, k) => {
      const start = plan.offset[k]!;
      for (let i = start; i < start + levels; i++) traces[k]! += squaredHalfSolve(t, i, information, row);
    });
    return traces;
  }

  /** H_kl = f_k' P f_l with working variates f_k = Z_k u_k / v_k and f_e = e / ve. */
  private averageInformation(at: Evaluation, ve: number): Float64Array {
    const { plan, model } = this;
    const size = plan.levels.length + 1;
    const variates = plan.levels.map((_, k) => {
      const effects = this.block(at.solution.effects, k);
      const { index } = model.factors[k]!;
      const f = new Float64Array(index.length);
      for (let r = 0; r < f.length; r++) f[r] = effects[index[r]!]! / at.theta[k]!;
      return f;
    });
    variates.push(at.residual.map((e) => e / ve));
    const fits = at.fixed.fit(variates, 'information');
    const projected = variates.map((f, k) => weighted(residuals(model, plan, f, fits[k]!), model.weight, 1 / ve));
    const h = new Float64Array(size * size);
    for (let k = 0; k < size; k++) for (let l = 0; l < size; l++) h[k * size + l] = dot(variates[k]!, projected[l]!);
    return h;
  }

  /** The effects of one factor. */
  block(effects: Float64Array, k: number): Float64Array {
    return effects.subarray(this.plan.offset[k]!, this.plan.offset[k]! + this.plan.levels[k]!);
  }

  /** Diagonal of M^-1 with mu estimated: prediction error variance / ve of every effect. */
  predictionErrors(at: Evaluation): Float64Array {
    const diagonal = this.solver.diagonal();
    const row = new Float64Array(at.fixed.t.length);
    for (let i = 0; i < diagonal.length; i++) {
      diagonal[i]! += squaredHalfSolve(at.fixed.t, i, at.fixed.information, row);
    }
    return diagonal;
  }

  /** Z'W1 and the like for callers that need them. */
  crossProducts(f: Float64Array): Float64Array {
    return randomCrossProducts(this.model, this.plan, f);
  }
}

/** t_i C^-1 t_i' for effect i. */
function squaredHalfSolve(
  t: readonly Float64Array[],
  i: number,
  information: FixedPart['information'],
  row: Float64Array,
): number {
  for (let c = 0; c < t.length; c++) row[c] = t[c]![i]!;
  if (t.length === 1) return (row[0]! * row[0]!) / (information.lower[0]! * information.lower[0]!);
  const half = halfSolveSmall(information, row);
  return dot(half, half);
}

function weightedSquares(e: Float64Array, weight: Float64Array | null): number {
  let sum = 0;
  for (let r = 0; r < e.length; r++) sum += (weight ? weight[r]! : 1) * e[r]! * e[r]!;
  return sum;
}

function weighted(f: Float64Array, weight: Float64Array | null, factor: number): Float64Array {
  for (let r = 0; r < f.length; r++) f[r]! *= (weight ? weight[r]! : 1) * factor;
  return f;
}

import { exactSolver } from './choose-solver.js';
import { planElimination } from './elimination-plan.js';
import { MatrixFreeSolver } from './matrix-free-solver.js';
import type { MixedModel } from './mixed-model.js';
import { RestrictedLikelihood } from './restricted-likelihood.js';
import { type Estimate, type EstimationControl, estimateVariances, newtonStep } from './variance-estimation.js';

export interface StagedEstimate extends Estimate {
  readonly likelihood: RestrictedLikelihood;
}

/** Up to this order the exact solver is quick enough to start with. */
const DIRECT_ORDER = 500;
/** Largest relative step that is left undone when the exact gradient is as good as zero. */
const POLISHED = 1e-7;
const MOST_ROUNDS = 6;

/** A model with the solver its size calls for; `preview` never forms S. */
export function likelihoodFor(model: MixedModel, preview: boolean): RestrictedLikelihood {
  const plan = planElimination(model);
  const exact = preview ? null : exactSolver(plan);
  return new RestrictedLikelihood(model, plan, exact ?? new MatrixFreeSolver(plan));
}

/**
 * REML estimates: directly where the exact solver is cheap, else matrix-free with exact corrections. Each round takes
 * the exact traces once, and uses their difference from the probe estimates as a constant while the matrix-free steps
 * run on; the difference hardly moves with theta, so two or three rounds leave the exact gradient at zero.
 */
export function estimateInStages(
  model: MixedModel,
  start: readonly number[],
  control: EstimationControl,
  preview: boolean,
): StagedEstimate {
  const likelihood = likelihoodFor(model, preview);
  const { method } = likelihood.solver;
  if (method === 'matrix-free') {
    const estimate = estimateVariances(likelihood, start, { ...control, relativeChange: 1e-7 });
    return { ...estimate, likelihood };
  }
  if (method === 'sparse' || likelihood.plan.q <= DIRECT_ORDER) {
    return { ...estimateVariances(likelihood, start, control), likelihood };
  }
  return polish(likelihood, start, control);
}

function polish(exact: RestrictedLikelihood, start: readonly number[], control: EstimationControl): StagedEstimate {
  const solver = new MatrixFreeSolver(exact.plan);
  const quick = new RestrictedLikelihood(exact.model, exact.plan, solver);
  let rough = estimateVariances(quick, start, { ...control, relativeChange: 1e-4 });
  let iterations = rough.iterations;
  for (let round = 0; round < MOST_ROUNDS && rough.vanishing.length === 0; round++) {
    const at = exact.evaluate(rough.at.theta);
    control.onStep(++iterations);
    const step = newtonStep(exact, at, exact.slope(at), control);
    const largest = step ? step.delta.reduce((max, d, k) => Math.max(max, Math.abs(d / at.theta[k]!)), 0) : Infinity;
    if (largest < POLISHED) return { at, iterations, converged: true, vanishing: [], likelihood: exact };
    quick.evaluate(at.theta);
    solver.correctTraces(exact.solver.traces());
    rough = estimateVariances(quick, at.theta, { ...control, relativeChange: 1e-9 });
    iterations += rough.iterations;
  }
  if (rough.vanishing.length > 0) return { ...rough, iterations, likelihood: quick };
  const estimate = estimateVariances(exact, rough.at.theta, control);
  return { ...estimate, iterations: iterations + estimate.iterations, likelihood: exact };
}

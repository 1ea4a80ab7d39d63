import type { CohortFit } from './cohort-fit.js';
import type { FullSolution } from './criteria-solution.js';
import { partsOfReviews } from './criteria-contributions.js';
import { dot } from './generalised-least-squares.js';
import { allErrorsSampler, independentErrors } from './posterior-draws.js';
import { halfSolveSmall } from './small-matrix.js';

/** A weighted sum of effects: positions in the vector of all effects, and their weights. */
interface Combination {
  readonly at: readonly number[];
  readonly weight: readonly number[];
}

/** The fit of all criteria told as one score per application and one leniency per reviewer. */
export function combinedEffects(solution: FullSolution): Omit<CohortFit, 'warnings'> {
  const { fit, scale, weights, factors, rows } = solution;
  const { unit } = scale;
  const own = combinationsOf(solution, factors.application, factors.applicationCriterion, rows.applicationIds.length);
  const theirs = combinationsOf(solution, factors.reviewer, factors.reviewerCriterion, rows.reviewerIds.length);
  const effects = fit.at.solution.effects;
  const raw = (values: Float64Array) => values.map((v) => v * unit);
  const values = valuesOf(own, effects);
  const sd = errorsOf(solution, own);
  const blup = raw(values);
  const blupSd = raw(sd);
  const { beta } = fit.at.solution;
  const parts = partsOfReviews(solution, blup, blupSd);
  const criterion = fit.likelihood.profiledCriterion(fit.at);
  const freedom = rows.score.length - rows.criterionIds.length;
  return {
    level: 0,
    mu: scale.centre + dot(weights, beta) * unit,
    muSe: unit * Math.sqrt(fit.residual) * lengthOf(halfSolveSmall(fit.at.fixed.information, weights)),
    variances: rawVariances(solution),
    remlCriterion: criterion === null ? null : criterion + freedom * 2 * Math.log(unit),
    iterations: fit.iterations,
    converged: fit.converged,
    method: fit.likelihood.solver.method,
    blup,
    blupSd,
    leniency: raw(valuesOf(theirs, effects)),
    leniencySd: raw(errorsOf(solution, theirs)),
    ...parts,
    qualityDraws: isTied(solution) ? null : drawsOf(solution, own, values, sd),
    intervalFactor: null,
    drawCost: fit.likelihood.solver.entries,
    tied: isTied(solution),
    haloShare: haloShare(solution),
  };
}

function isTied({ fit, factors }: FullSolution): boolean {
  return fit.variances[factors.application] === 0 && fit.variances[factors.applicationCriterion] === 0;
}

/** Share of what is left after application and reviewer that a review's criteria have in common. */
function haloShare({ fit, factors }: FullSolution): number {
  const common = fit.variances[factors.applicationReviewer]!;
  return common / (common + fit.residual);
}

function combinationsOf(
  { fit, weights }: FullSolution,
  main: number,
  byCriterion: number,
  levels: number,
): Combination[] {
  const start = (factor: number) => {
    const position = fit.position[factor]!;
    return position < 0 ? -1 : fit.likelihood.plan.offset[position]!;
  };
  const mainStart = start(main);
  const criterionStart = start(byCriterion);
  return Array.from({ length: levels }, (_, i) => {
    const at: number[] = [];
    const weight: number[] = [];
    if (mainStart >= 0) {
      at.push(mainStart + i);
      weight.push(1);
    }
    weights.forEach((w, c) => {
      if (criterionStart < 0) return;
      at.push(criterionStart + i * weights.length + c);
      weight.push(w);
    });
    return { at, weight };
  });
}

function valuesOf(combinations: readonly Combination[], effects: Float64Array): Float64Array {
  return Float64Array.from(combinations, ({ at, weight }) =>
    at.reduce((sum, e, k) => sum + weight[k]! * effects[e]!, 0),
  );
}

/** sqrt(ve (l' M^-1 l + l't C^-1 t'l)), one solve for each combination l. */
function errorsOf({ fit }: FullSolution, combinations: readonly Combination[]): Float64Array {
  const { plan, solver } = fit.likelihood;
  const { t, information } = fit.at.fixed;
  return Float64Array.from(combinations, ({ at, weight }) => {
    if (at.length === 0) return 0;
    const l = new Float64Array(plan.p + plan.q);
    at.forEach((e, k) => {
      l[e] = weight[k]!;
    });
    const [x] = solver.solve([l], 'information') as [Float64Array];
    const slope = Float64Array.from(t, (column) => at.reduce((sum, e, k) => sum + weight[k]! * column[e]!, 0));
    const half = halfSolveSmall(information, slope);
    const own = at.reduce((sum, e, k) => sum + weight[k]! * x[e]!, 0);
    return Math.sqrt(Math.max(0, fit.residual * (own + dot(half, half))));
  });
}

function lengthOf(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}

function drawsOf(
  { fit }: FullSolution,
  own: readonly Combination[],
  blup: Float64Array,
  sd: Float64Array,
): CohortFit['qualityDraws'] {
  return (random, widening) => {
    const all = new Float64Array(fit.at.solution.effects.length);
    const joint = allErrorsSampler(fit, random);
    const apart = independentErrors(sd, random);
    const fill = (out: Float64Array): void => {
      if (joint) {
        joint(all);
        out.set(valuesOf(own, all));
      } else apart(out);
      for (let i = 0; i < out.length; i++) out[i] = blup[i]! + widening * out[i]!;
    };
    return { most: Infinity, fill };
  };
}

function rawVariances({ fit, factors, scale }: FullSolution): CohortFit['variances'] {
  const of = (factor: number) => fit.variances[factor]! * scale.unit * scale.unit;
  return {
    application: of(factors.application),
    reviewer: of(factors.reviewer),
    residual: fit.residual * scale.unit * scale.unit,
    applicationCriterion: of(factors.applicationCriterion),
    reviewerCriterion: of(factors.reviewerCriterion),
    applicationReviewer: of(factors.applicationReviewer),
  };
}

import type { CohortFit } from './cohort-fit.js';
import { effectsOf, type FittedModel } from './fitted-model.js';
import { dot } from './generalised-least-squares.js';
import type { MixedModel, Standardisation } from './mixed-model.js';
import { allErrorsSampler, independentErrors } from './posterior-draws.js';
import type { Reviews } from './reviews.js';
import { halfSolveSmall } from './small-matrix.js';

/** Where each effect of the full criteria model stands in `MixedModel.factors`. */
export interface CriteriaFactors {
  readonly application: number;
  readonly applicationCriterion: number;
  readonly reviewer: number;
  readonly reviewerCriterion: number;
  readonly applicationReviewer: number;
}

export interface FullSolution {
  readonly rows: Reviews;
  readonly criterion: Int32Array;
  readonly total: Reviews;
  readonly scale: Standardisation;
  readonly model: MixedModel;
  readonly factors: CriteriaFactors;
  readonly fit: FittedModel;
  /** Weight of each criterion, sum 1. */
  readonly weights: Float64Array;
}

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
  const blup = raw(valuesOf(own, effects));
  const blupSd = raw(errorsOf(solution, own));
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
    qualityDraws: isTied(solution) ? null : drawsOf(solution, own, blup, blupSd),
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

/**
 * What each review adds to its application's blup, from the rows of a_i and (ac)_ic in the mixed model equations:
 * a_i = sum_r w (d_r - (ac)_ic) / (n_i + l_a), (ac)_ic = sum_r w (d_r - a_i) / (n_ic + l_ac), d_r = y - m_c - b - bc - ab.
 * Shares are the reliability of the blup, dealt out by the weights of the rows.
 */
function partsOfReviews(solution: FullSolution, blup: Float64Array, blupSd: Float64Array) {
  const { rows, total, model, fit, factors, weights, criterion, scale } = solution;
  const value = (factor: number) => effectsOf(fit, factor, model.factors[factor]!.levels);
  const others = [factors.reviewer, factors.reviewerCriterion, factors.applicationReviewer];
  const main = value(factors.application);
  const byCriterion = value(factors.applicationCriterion);
  const d = model.y.map((y, r) => y - fit.at.solution.beta[criterion[r]!]!);
  for (const factor of others) {
    const effects = value(factor);
    const { index } = model.factors[factor]!;
    for (let r = 0; r < d.length; r++) d[r]! -= effects[index[r]!]!;
  }
  const shareOf = (factor: number) => rowShares(solution, factor);
  const mainShare = shareOf(factors.application);
  const criterionShare = shareOf(factors.applicationCriterion);
  const effect = new Float64Array(total.score.length);
  const rowsOf = new Float64Array(total.score.length);
  const review = reviewOfRows(rows, total);
  const cell = model.factors[factors.applicationCriterion]!.index;
  for (let r = 0; r < d.length; r++) {
    const i = rows.application[r]!;
    const part = mainShare[r]! * (d[r]! - byCriterion[cell[r]!]!);
    effect[review[r]!]! += scale.unit * (part + weights[criterion[r]!]! * criterionShare[r]! * (d[r]! - main[i]!));
    rowsOf[review[r]!]! += rows.weight ? rows.weight[r]! : 1;
  }
  return { effect, share: sharesOf(solution, rowsOf, blup, blupSd) };
}

/** w_r / (n + lambda) of one factor for each row; 0 when the factor was dropped. */
function rowShares({ rows, model, fit }: FullSolution, factor: number): Float64Array {
  const { levels, index } = model.factors[factor]!;
  const variance = fit.variances[factor]!;
  const share = new Float64Array(index.length);
  if (variance === 0) return share;
  const sum = new Float64Array(levels);
  for (let r = 0; r < index.length; r++) sum[index[r]!]! += rows.weight ? rows.weight[r]! : 1;
  for (let r = 0; r < index.length; r++) {
    share[r] = (rows.weight ? rows.weight[r]! : 1) / (sum[index[r]!]! + fit.residual / variance);
  }
  return share;
}

/** Row of `total` each criterion row belongs to: the k-th replicate of a cell belongs to the k-th review of its pair. */
function reviewOfRows(rows: Reviews, total: Reviews): Int32Array {
  const first = new Map<string, number>();
  const key = (i: number, j: number) => `${i} ${j}`;
  total.application.forEach((i, k) => {
    const own = key(i, total.reviewer[k]!);
    if (!first.has(own)) first.set(own, k);
  });
  let repeat = 0;
  return rows.application.map((i, r) => {
    const same = r > 0 && i === rows.application[r - 1] && rows.reviewer[r] === rows.reviewer[r - 1];
    repeat = same && rows.criterion?.[r] === rows.criterion?.[r - 1] ? repeat + 1 : 0;
    return first.get(key(i, rows.reviewer[r]!))! + repeat;
  });
}

function sharesOf(
  { total, fit, factors, weights, scale }: FullSolution,
  rowsOf: Float64Array,
  blup: Float64Array,
  sd: Float64Array,
) {
  const squares = dot(weights, weights);
  const prior = fit.variances[factors.application]! + squares * fit.variances[factors.applicationCriterion]!;
  const sums = new Float64Array(blup.length);
  total.application.forEach((i, k) => {
    sums[i]! += rowsOf[k]!;
  });
  return rowsOf.map((n, k) => {
    const i = total.application[k]!;
    const reliability = prior > 0 ? Math.max(0, 1 - (sd[i]! / scale.unit) ** 2 / prior) : 0;
    return (reliability * n) / sums[i]!;
  });
}

function drawsOf(
  { fit, scale }: FullSolution,
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
        for (let i = 0; i < out.length; i++) out[i]! *= scale.unit;
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

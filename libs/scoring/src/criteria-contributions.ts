import type { FullSolution } from './criteria-solution.js';
import { effectsOf } from './fitted-model.js';
import { dot } from './generalised-least-squares.js';
import type { Reviews } from './reviews.js';

/**
 * What each review adds to its application's blup, from the rows of a_i and (ac)_ic in the mixed model equations:
 * a_i = sum_r w (d_r - (ac)_ic) / (n_i + l_a), (ac)_ic = sum_r w (d_r - a_i) / (n_ic + l_ac), d_r = y - m_c - b - bc - ab.
 * Shares are the reliability of the blup, dealt out by the weights of the rows.
 */
export function partsOfReviews(solution: FullSolution, blup: Float64Array, blupSd: Float64Array) {
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

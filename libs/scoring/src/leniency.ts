import type { CrossedLayout } from './crossed-model.js';
import { effectsOf, errorsOf, type FittedModel } from './fitted-model.js';
import type { ReviewerGroups } from './reviewer-groups.js';

export interface Leniency {
  readonly effect: Float64Array;
  readonly sd: Float64Array;
}

/** Leniency of each reviewer, own part plus group part, in model units; zeros where neither is in the model. */
export function leniencyOf(
  fit: FittedModel,
  layout: CrossedLayout,
  groups: ReviewerGroups | null,
  reviewers: number,
  errors: Float64Array,
): Leniency {
  if (layout.reviewer < 0) return { effect: new Float64Array(reviewers), sd: new Float64Array(reviewers) };
  const own = {
    effect: effectsOf(fit, layout.reviewer, reviewers),
    sd: errorsOf(fit, layout.reviewer, reviewers, errors),
  };
  if (layout.group < 0 || !groups || fit.position[layout.group]! < 0) return own;
  const effect = effectsOf(fit, layout.group, groups.groups);
  const sd = errorsOf(fit, layout.group, groups.groups, errors);
  const covariance = ownWithGroup(fit, layout, groups);
  return {
    effect: own.effect.map((h, j) => h + effect[groups.group[j]!]!),
    sd: own.sd.map((s, j) => Math.sqrt(Math.max(0, s * s + sd[groups.group[j]!]! ** 2 + 2 * covariance[j]!))),
  };
}

/** Covariance of the prediction errors of h_j and g_t(j): ve ((M^-1)_hg + t_h t_g / s), one solve per group. */
function ownWithGroup(fit: FittedModel, layout: CrossedLayout, groups: ReviewerGroups): Float64Array {
  const covariance = new Float64Array(groups.group.length);
  const position = fit.position[layout.reviewer]!;
  if (position < 0) return covariance;
  const { plan, solver } = fit.likelihood;
  const { t, information } = fit.at.fixed;
  const start = plan.offset[position]!;
  const groupStart = plan.offset[fit.position[layout.group]!]!;
  const units = Array.from({ length: groups.groups }, (_, g) => {
    const unit = new Float64Array(plan.p + plan.q);
    unit[groupStart + g] = 1;
    return unit;
  });
  const columns = solver.solve(units, 'information');
  const slope = t[0]!;
  const precision = information.lower[0]! ** 2;
  for (let j = 0; j < covariance.length; j++) {
    const g = groups.group[j]!;
    const withMean = (slope[start + j]! * slope[groupStart + g]!) / precision;
    covariance[j] = fit.residual * (columns[g]![start + j]! + withMean);
  }
  return covariance;
}

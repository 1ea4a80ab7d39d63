import type { Identifiability } from './identifiability.js';
import type { MixedModel, RandomFactor, Standardisation } from './mixed-model.js';
import type { ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';
import type { FixedVariances } from './scoring-input.js';

/** Where each random effect stands in `MixedModel.factors`; -1 = not in the model. */
export interface CrossedLayout {
  readonly application: number;
  readonly reviewer: number;
  readonly group: number;
}

/** y = mu + a_i + (g_t(j) +) b_j + e, with the effects the data can identify. */
export function crossedModel(
  reviews: Reviews,
  scale: Standardisation,
  found: Identifiability,
  groups: ReviewerGroups | null,
): { model: MixedModel; layout: CrossedLayout } {
  const factors: RandomFactor[] = [];
  const layout = { application: -1, reviewer: -1, group: -1 };
  if (found.application) {
    layout.application = factors.push({ levels: reviews.applicationIds.length, index: reviews.application }) - 1;
  }
  if (found.reviewer) {
    layout.reviewer = factors.push({ levels: reviews.reviewerIds.length, index: reviews.reviewer }) - 1;
    if (groups) {
      const index = reviews.reviewer.map((j) => groups.group[j]!);
      layout.group = factors.push({ levels: groups.groups, index }) - 1;
    }
  }
  const model = { y: scale.values, weight: reviews.weight, fixedClass: null, fixedClasses: 1, factors };
  return { model, layout };
}

/** A quarter of the variance to applications, a quarter to reviewers with their groups, the rest to the residual. */
export function startingVariances(layout: CrossedLayout, variance: number): number[] {
  const theta: number[] = [];
  if (layout.application >= 0) theta[layout.application] = variance / 4;
  if (layout.reviewer >= 0) theta[layout.reviewer] = layout.group >= 0 ? variance / 8 : variance / 4;
  if (layout.group >= 0) theta[layout.group] = variance / 8;
  return [...theta, variance - theta.reduce((sum, v) => sum + v, 0)];
}

/** Variances given in raw score units, in those of the model. */
export function givenVariances(given: FixedVariances, layout: CrossedLayout, unit: number): number[] {
  const theta: number[] = [];
  const square = unit * unit;
  if (layout.application >= 0) theta[layout.application] = given.application / square;
  if (layout.reviewer >= 0) theta[layout.reviewer] = given.reviewer / square;
  if (layout.group >= 0) theta[layout.group] = (given.track ?? 0) / square;
  return [...theta, given.residual / square];
}

import { DomainError } from '#kernel';
import type { AssessmentCode } from './assessment.errors.js';

/** Weights are shares in percent, each from 1 to 100. @throws OUT_OF_RANGE, WEIGHTS_SUM with the sum found */
export function mustSumToHundred(criteria: readonly { readonly weight: number }[]): void {
  if (criteria.some(({ weight }) => !Number.isInteger(weight) || weight < 1 || weight > 100)) {
    throw new DomainError('OUT_OF_RANGE', { field: 'weights', params: { min: 1, max: 100 } });
  }
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100) throw new DomainError<AssessmentCode>('WEIGHTS_SUM', { field: 'weights', params: { sum } });
}

/**
 * Total of one review on the rubric's scale: sum(weight × score) / sum(weight of the scored criteria); a criterion left
 * out counts neither way. Null when nothing was scored.
 * Example: weights 20 and 30 with scores 5 and null give 5.
 */
export function reviewTotal(
  scores: readonly { readonly weight: number; readonly score: number | null }[],
): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, score } of scores) {
    if (score === null) continue;
    sum += weight * score;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

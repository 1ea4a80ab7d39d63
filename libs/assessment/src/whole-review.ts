import { DomainError, type Id, type LocalizedText } from '#kernel';
import type { AssessmentCode } from './assessment.errors.js';
import { reviewTotal } from './weights.js';

export interface RubricCriterion {
  readonly id: Id;
  readonly key: string;
  readonly name: LocalizedText;
  readonly weight: number;
  readonly mayBeLeftOut: boolean;
}

export interface Scale {
  readonly lowest: number;
  readonly highest: number;
}

export interface GivenScore {
  readonly score?: number | null;
  readonly comment: string;
}

/**
 * Total of a review that may be sent: each criterion has a level or may be left out and was, an extreme level has words.
 * @throws SCORE_REQUIRED, COMMENT_REQUIRED, all of them at once
 */
export function totalOfWhole(
  criteria: readonly RubricCriterion[],
  scores: ReadonlyMap<Id, GivenScore>,
  scale: Scale,
): number {
  DomainError.throwAll(criteria.flatMap((criterion) => refusal(criterion, scores.get(criterion.id), scale)));
  const total = reviewTotal(criteria.map(({ id, weight }) => ({ weight, score: scores.get(id)?.score ?? null })));
  if (total !== null) return total;
  throw new DomainError<AssessmentCode>('SCORE_REQUIRED', { field: 'scores', params: { criterion: '' } });
}

function refusal(
  { key, name, mayBeLeftOut }: RubricCriterion,
  given: GivenScore | undefined,
  scale: Scale,
): DomainError[] {
  const detail = { field: `scores.${key}`, params: { criterion: name } };
  if (given === undefined || typeof given.score !== 'number')
    return given && mayBeLeftOut ? [] : [new DomainError<AssessmentCode>('SCORE_REQUIRED', detail)];
  const isExtreme = given.score === scale.lowest || given.score === scale.highest;
  if (!isExtreme || given.comment.trim() !== '') return [];
  return [new DomainError<AssessmentCode>('COMMENT_REQUIRED', detail)];
}

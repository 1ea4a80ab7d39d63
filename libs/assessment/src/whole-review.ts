import { DomainError, type Id, type LocalizedText } from '#kernel';
import type { AssessmentCode } from './assessment.errors.js';
import type { ScoreInput } from './review-draft.js';
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
  readonly criterionId: Id;
  readonly score: number | null;
  readonly comment: string;
}

/** Scores as they stand after what was just written: what is absent keeps what stood. */
export function mergeScores(before: readonly GivenScore[], given: readonly ScoreInput[]): GivenScore[] {
  const scores = new Map(before.map((one) => [one.criterionId, one]));
  for (const { criterionId, score, comment } of given) {
    const old = scores.get(criterionId) ?? { criterionId, score: null, comment: '' };
    scores.set(criterionId, {
      criterionId,
      score: score === undefined ? old.score : score,
      comment: comment ?? old.comment,
    });
  }
  return [...scores.values()];
}

/**
 * Total of a review that may be sent: each criterion has a level or may be left out and was, an extreme level has words.
 * @throws SCORE_REQUIRED, COMMENT_REQUIRED, all of them at once
 */
export function totalOfWhole(
  criteria: readonly RubricCriterion[],
  scores: readonly GivenScore[],
  scale: Scale,
): number {
  const byCriterion = new Map(scores.map((one) => [one.criterionId, one]));
  DomainError.throwAll(criteria.flatMap((criterion) => refusal(criterion, byCriterion.get(criterion.id), scale)));
  const total = reviewTotal(criteria.map(({ id, weight }) => ({ weight, score: byCriterion.get(id)?.score ?? null })));
  if (total !== null) return total;
  throw new DomainError<AssessmentCode>('SCORE_REQUIRED', { field: 'scores', params: { criterion: '' } });
}

function refusal(
  { key, name, mayBeLeftOut }: RubricCriterion,
  given: GivenScore | undefined,
  scale: Scale,
): DomainError[] {
  const detail = { field: `scores.${key}`, params: { criterion: name } };
  if (given === undefined || given.score === null)
    return given && mayBeLeftOut ? [] : [new DomainError<AssessmentCode>('SCORE_REQUIRED', detail)];
  const isExtreme = given.score === scale.lowest || given.score === scale.highest;
  if (!isExtreme || given.comment.trim() !== '') return [];
  return [new DomainError<AssessmentCode>('COMMENT_REQUIRED', detail)];
}

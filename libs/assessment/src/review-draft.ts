import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, newId, type Id } from '#kernel';
import { Criterion, Review, ReviewScore, type Assignment, type Rubric } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';

export interface ScoreInput {
  readonly criterionId: Id;
  /** A level of the scale; null for a criterion that does not apply; absent keeps what stands. */
  readonly score?: number | null | undefined;
  readonly comment?: string | undefined;
}

export interface ReviewInput {
  readonly assignmentId: Id;
  readonly scores: readonly ScoreInput[];
  readonly confidence?: number | null | undefined;
  readonly sharedComment?: string | undefined;
  readonly privateComment?: string | undefined;
}

/** A review as it stands after writing, and what it is measured by. */
export interface WrittenReview {
  readonly review: Review;
  readonly rubric: Rubric;
  /** In the order of the rubric. */
  readonly criteria: readonly Criterion[];
  /** By criterion. */
  readonly scores: ReadonlyMap<Id, ReviewScore>;
}

/**
 * Writes what a reviewer has so far, criterion by criterion; nothing need be whole. Each time the assignment gets a new
 * version, by which a review that is being sent sees that it was written to.
 * @throws SCORE_OFF_SCALE, CRITERION_UNKNOWN
 */
export async function writeDraft(
  em: EntityManager,
  assignment: Assignment,
  input: ReviewInput,
): Promise<WrittenReview> {
  const rubric = await assignment.round.unwrap().rubric.loadOrFail();
  const criteria = await em.find(Criterion, { rubric }, { orderBy: { position: 'asc' } });
  refuseUnfit(input, criteria, rubric.lowest, rubric.highest);
  const review = (await em.findOne(Review, { assignment })) ?? em.create(Review, { id: newId(), assignment });
  em.persist(review);
  if (input.confidence !== undefined) review.confidence = input.confidence;
  if (input.sharedComment !== undefined) review.sharedComment = input.sharedComment;
  if (input.privateComment !== undefined) review.privateComment = input.privateComment;
  const scores = new Map((await em.find(ReviewScore, { review })).map((score) => [score.criterion.id, score]));
  for (const { criterionId, score, comment } of input.scores) {
    let row = scores.get(criterionId);
    if (!row) {
      row = em.create(ReviewScore, { id: newId(), review, criterion: criterionId, score: null });
      em.persist(row);
      scores.set(criterionId, row);
    }
    if (score !== undefined) row.score = score;
    if (comment !== undefined) row.comment = comment;
  }
  assignment.updatedAt = new Date();
  return { review, rubric, criteria, scores };
}

/** @throws SCORE_OFF_SCALE, CRITERION_UNKNOWN, all of them at once; OUT_OF_RANGE for the confidence */
export function refuseUnfit(
  input: ReviewInput,
  criteria: readonly Pick<Criterion, 'id' | 'name'>[],
  lowest: number,
  highest: number,
): void {
  const refusals = input.scores.flatMap(({ criterionId, score }, at) => {
    const field = `scores.${at}.score`;
    const criterion = criteria.find((one) => one.id === criterionId);
    if (!criterion) return [new DomainError<AssessmentCode>('CRITERION_UNKNOWN', { field })];
    if (typeof score !== 'number' || (Number.isInteger(score) && score >= lowest && score <= highest)) return [];
    const params = { criterion: criterion.name, min: lowest, max: highest };
    return [new DomainError<AssessmentCode>('SCORE_OFF_SCALE', { field, params })];
  });
  DomainError.throwAll(refusals);
  const { confidence } = input;
  if (typeof confidence === 'number' && !(Number.isInteger(confidence) && confidence >= 1 && confidence <= 5)) {
    throw new DomainError('OUT_OF_RANGE', { field: 'confidence', params: { min: 1, max: 5 } });
  }
}

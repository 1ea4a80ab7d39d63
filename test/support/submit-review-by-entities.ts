import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import type { ReviewInput } from '#assessment';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Assignment, Criterion, Review, ReviewScore, type Rubric } from '#schema';

/**
 * What `SubmitReview` means, written the plain way with entities: the specification of its statement. Rows, events and
 * refusals of both are compared in test/integration/assessment/submit-review.int-spec.ts.
 */
export function submitReviewByEntities(em: EntityManager, viewer: Viewer, input: ReviewInput): Promise<Id> {
  return em.transactional(async (tx) => {
    const assignment = await tx.findOne(
      Assignment,
      { id: input.assignmentId, ...viewer.where('declareConflict', 'Assignment') },
      { populate: ['round.season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['a0'] },
    );
    if (!assignment) throw new DomainError('NOT_FOUND');
    const round = assignment.round.unwrap();
    if (!assignment.clearedAt) throw new DomainError('CONFLICT_UNANSWERED');
    if (round.state !== 'OPEN') throw new DomainError('ROUND_LOCKED');
    if (assignment.state === 'DONE') throw new DomainError('STATE_NOT_ALLOWED', { params: { state: 'SENT' } });
    const rubric = await round.rubric.loadOrFail();
    const criteria = await tx.find(Criterion, { rubric }, { orderBy: { position: 'asc' } });
    refuseUnfit(input, criteria, rubric);
    const { review, scores } = await write(tx, assignment, input);
    refuseUnfinished(criteria, scores, rubric);
    const scored = criteria.filter(({ id }) => typeof scores.get(id)?.score === 'number');
    if (scored.length === 0) throw new DomainError('SCORE_REQUIRED', { field: 'scores', params: { criterion: '' } });
    const weights = scored.reduce((sum, { weight }) => sum + weight, 0);
    const now = new Date();
    review.total = scored.reduce((sum, { id, weight }) => sum + weight * (scores.get(id)?.score ?? 0), 0) / weights;
    review.state = 'SENT';
    review.sentAt = now;
    assignment.state = 'DONE';
    rubric.frozenAt ??= now;
    const ids = { reviewId: review.id, roundId: round.id };
    new Outbox().record(tx, 'review.submitted', ids, viewer, round.season.unwrap().programme.id);
    return assignment.id;
  });
}

function refuseUnfit(input: ReviewInput, criteria: readonly Criterion[], { lowest, highest }: Rubric): void {
  const refusals: DomainError[] = [];
  for (const [at, { criterionId, score }] of input.scores.entries()) {
    const field = `scores.${at}.score`;
    const criterion = criteria.find(({ id }) => id === criterionId);
    if (!criterion) refusals.push(new DomainError('CRITERION_UNKNOWN', { field }));
    else if (typeof score === 'number' && !(Number.isInteger(score) && score >= lowest && score <= highest)) {
      const params = { criterion: criterion.name, min: lowest, max: highest };
      refusals.push(new DomainError('SCORE_OFF_SCALE', { field, params }));
    }
  }
  DomainError.throwAll(refusals);
  const { confidence } = input;
  if (typeof confidence === 'number' && ![1, 2, 3, 4, 5].includes(confidence))
    throw new DomainError('OUT_OF_RANGE', { field: 'confidence', params: { min: 1, max: 5 } });
}

async function write(em: EntityManager, assignment: Assignment, input: ReviewInput) {
  const review = (await em.findOne(Review, { assignment })) ?? em.create(Review, { id: newId(), assignment });
  em.persist(review);
  if (input.confidence !== undefined) review.confidence = input.confidence;
  if (input.sharedComment !== undefined) review.sharedComment = input.sharedComment;
  if (input.privateComment !== undefined) review.privateComment = input.privateComment;
  const scores = new Map((await em.find(ReviewScore, { review })).map((row) => [row.criterion.id, row]));
  for (const { criterionId, score, comment } of input.scores) {
    const row = scores.get(criterionId) ?? em.create(ReviewScore, { id: newId(), review, criterion: criterionId });
    scores.set(criterionId, row);
    em.persist(row);
    if (score !== undefined) row.score = score;
    if (comment !== undefined) row.comment = comment;
  }
  return { review, scores };
}

function refuseUnfinished(
  criteria: readonly Criterion[],
  scores: ReadonlyMap<Id, ReviewScore>,
  { lowest, highest }: Rubric,
): void {
  const refusals: DomainError[] = [];
  for (const { id, key, name, mayBeLeftOut } of criteria) {
    const row = scores.get(id);
    const detail = { field: `scores.${key}`, params: { criterion: name } };
    if (typeof row?.score !== 'number') {
      if (!row || !mayBeLeftOut) refusals.push(new DomainError('SCORE_REQUIRED', detail));
    } else if ((row.score === lowest || row.score === highest) && row.comment.trim() === '')
      refusals.push(new DomainError('COMMENT_REQUIRED', detail));
  }
  DomainError.throwAll(refusals);
}

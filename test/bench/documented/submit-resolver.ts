import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { newId } from '#kernel';
import { Assignment, Criterion, JobOutbox, Review, ReviewScore } from '#schema';
import type { DocumentedContext } from './loaders.js';

interface ReviewInput {
  readonly assignmentId: string;
  readonly confidence: number;
  readonly sharedComment: string;
  readonly scores: readonly { readonly criterionId: string; readonly score: number; readonly comment: string }[];
}

/** Sending a review: the review, its levels, the assignment and an event, by entities in one transaction. */
@Resolver('Mutation')
export class SubmitResolver {
  constructor(private readonly em: EntityManager) {}

  @Mutation('submitReview')
  async submitReview(@Args('input') input: ReviewInput, @Context() { personId }: DocumentedContext) {
    const assignment = await this.em.fork().transactional(async (em) => {
      const where = { id: input.assignmentId, reviewer: personId, clearedAt: { $ne: null } };
      const found = await em.findOneOrFail(Assignment, where, {
        populate: ['round.season'],
        lockMode: LockMode.PESSIMISTIC_WRITE,
        lockTableAliases: ['a0'],
      });
      const round = found.round.unwrap();
      if (round.state !== 'OPEN' || found.state === 'DONE') throw new Error('The review cannot be sent any more.');
      const weights = new Map(
        (await em.find(Criterion, { rubric: round.rubric.id })).map((one) => [one.id, one.weight]),
      );
      const review = em.create(Review, { id: newId(), assignment: found, state: 'SENT', sentAt: new Date() });
      review.confidence = input.confidence;
      review.sharedComment = input.sharedComment;
      review.total = meanOf(input, weights);
      for (const { criterionId, score, comment } of input.scores)
        em.create(ReviewScore, { id: newId(), review, criterion: criterionId, score, comment });
      found.state = 'DONE';
      em.create(JobOutbox, {
        id: newId(),
        event: 'review.submitted',
        payload: { reviewId: review.id, roundId: round.id },
        programmeId: round.season.unwrap().programme.id,
        actorId: personId,
        createdAt: new Date(),
      });
      return found;
    });
    return { assignment, userErrors: [] };
  }
}

function meanOf({ scores }: ReviewInput, weights: ReadonlyMap<string, number>): number {
  const weightOf = (id: string) => weights.get(id) ?? 0;
  const sum = scores.reduce((total, { criterionId, score }) => total + weightOf(criterionId) * score, 0);
  return sum / scores.reduce((total, { criterionId }) => total + weightOf(criterionId), 0);
}

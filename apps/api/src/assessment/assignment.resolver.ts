import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { AnswerConflictQuestion, RecallReview, SaveReview, SubmitReview } from '#assessment';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { AssignmentArgs, AssignmentConnection, AssignmentModel } from './assignment.model.js';
import { AnswerConflictInput, AssignmentInput, AssignmentPayload, ReviewInput } from './review.inputs.js';

/** The reviewer's queue and what is written there. */
@Resolver()
export class AssignmentResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly answer: AnswerConflictQuestion,
    private readonly save: SaveReview,
    private readonly submit: SubmitReview,
    private readonly recall: RecallReview,
  ) {}

  @Query(() => AssignmentConnection, {
    description: 'Assignments: a reviewer sees his or her own, staff those of the programme.',
  })
  @Requires('read', 'Assignment')
  assignments(@CurrentViewer() viewer: Viewer, @Args() page: AssignmentArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Assignment', page, want);
  }

  @Query(() => AssignmentConnection, { description: 'What the viewer has to read.' })
  @Requires('review', 'Assignment')
  myAssignments(@CurrentViewer() viewer: Viewer, @Args() page: AssignmentArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Assignment', { ...page, where: { reviewer: viewer.self } }, want);
  }

  @Query(() => AssignmentModel, { nullable: true, description: 'One assignment.' })
  @Requires('read', 'Assignment')
  assignment(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Assignment', id, want);
  }

  @Mutation(() => AssignmentPayload, { description: 'Says whether there is a conflict of interest.' })
  @Requires('declareConflict', 'Assignment')
  async answerConflictQuestion(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AnswerConflictInput,
    @Selected('assignment') want: Selection,
  ) {
    return { assignment: await this.reads.one(viewer, 'Assignment', await this.answer.execute(viewer, input), want) };
  }

  @Mutation(() => AssignmentPayload, { description: 'Keeps a review as far as it is written.' })
  @Requires('review', 'Assignment')
  async saveReview(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ReviewInput,
    @Selected('assignment') want: Selection,
  ) {
    return { assignment: await this.reads.one(viewer, 'Assignment', await this.save.execute(viewer, input), want) };
  }

  @Mutation(() => AssignmentPayload, { description: 'Sends a review.' })
  @Requires('review', 'Assignment')
  async submitReview(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ReviewInput,
    @Selected('assignment') want: Selection,
  ) {
    const behind = this.reads.behind(viewer, 'Assignment', input.assignmentId, want);
    await this.submit.execute(viewer, input, behind);
    return { assignment: await behind.row() };
  }

  @Mutation(() => AssignmentPayload, { description: 'Takes a sent review back while the round is open.' })
  @Requires('review', 'Assignment')
  async recallReview(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { assignmentId }: AssignmentInput,
    @Selected('assignment') want: Selection,
  ) {
    return {
      assignment: await this.reads.one(viewer, 'Assignment', await this.recall.execute(viewer, assignmentId), want),
    };
  }
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { SetCommitment, UpdateRound, UpdateRubric } from '#assessment';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  CommitmentPayload,
  RoundPayload,
  RubricPayload,
  SetCommitmentInput,
  UpdateRoundInput,
  UpdateRubricInput,
} from './round.inputs.js';
import { ReviewRoundConnection, ReviewRoundModel } from './round.model.js';

/** Review rounds and how they are set up. */
@Resolver()
export class RoundResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly rubric: UpdateRubric,
    private readonly update: UpdateRound,
    private readonly commitment: SetCommitment,
  ) {}

  @Query(() => ReviewRoundConnection, { description: 'Rounds the viewer has to do with.' })
  @Requires('read', 'ReviewRound')
  reviewRounds(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'ReviewRound', page, want);
  }

  @Query(() => ReviewRoundModel, { nullable: true, description: 'One round.' })
  @Requires('read', 'ReviewRound')
  reviewRound(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Selected() want: Selection,
  ) {
    return this.reads.one(viewer, 'ReviewRound', id, want);
  }

  @Mutation(() => RubricPayload, { description: 'Sets the weights of a rubric that no score has frozen.' })
  @Requires('update', 'Rubric')
  async updateRubric(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: UpdateRubricInput,
    @Selected('rubric') want: Selection,
  ) {
    return { rubric: await this.reads.one(viewer, 'Rubric', await this.rubric.execute(viewer, input), want) };
  }

  @Mutation(() => RoundPayload, { description: 'Sets quota, reads, lock and rules of who reads of a round.' })
  @Requires('update', 'ReviewRound')
  async updateRound(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { clientMutationId: _, ...input }: UpdateRoundInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.update.execute(viewer, input), want) };
  }

  @Mutation(() => CommitmentPayload, { description: 'A reviewer says how many applications he or she will read.' })
  @Requires('commit', 'Commitment')
  async setCommitment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetCommitmentInput,
    @Selected('commitment') want: Selection,
  ) {
    return {
      commitment: await this.reads.one(viewer, 'Commitment', await this.commitment.execute(viewer, input), want),
    };
  }
}

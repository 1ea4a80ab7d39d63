import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { MarkDecisions, PromoteFromWaitlist, ReleaseDecisions } from '#assessment';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { MarkDecisionsInput, PromoteInput, RoundInput, RoundPayload } from './round.inputs.js';
import { ScoreResultArgs, ScoreResultConnection, ScoreResultModel } from './score-run.model.js';

/** Where applications stand, and what becomes of them. */
@Resolver()
export class DecisionResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly mark: MarkDecisions,
    private readonly release: ReleaseDecisions,
    private readonly promote: PromoteFromWaitlist,
  ) {}

  @Query(() => ScoreResultConnection, { description: 'The newest ranking of a round.' })
  @Requires('read', 'ScoreResult')
  ranking(
    @CurrentViewer() viewer: Viewer,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args() page: ScoreResultArgs,
    @Selected() want: Selection,
  ) {
    const where = { run: { isCurrent: true, round: rowIdOf('ReviewRound', roundId) } };
    return this.reads.page(viewer, 'ScoreResult', { ...page, where }, want);
  }

  @Query(() => ScoreResultModel, { nullable: true, description: 'One result, with the part of each review.' })
  @Requires('read', 'ScoreResult')
  scoreResult(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Selected() want: Selection,
  ) {
    return this.reads.one(viewer, 'ScoreResult', id, want);
  }

  @Mutation(() => RoundPayload, {
    description: 'Marks what shall become of applications; nobody else learns of it yet.',
  })
  @Requires('decide', 'ReviewRound')
  async markDecisions(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: MarkDecisionsInput,
    @Selected('round') want: Selection,
  ) {
    await this.mark.execute(viewer, input);
    return { round: await this.reads.one(viewer, 'ReviewRound', input.roundId, want) };
  }

  @Mutation(() => RoundPayload, { description: 'Makes every pending decision known at one moment.' })
  @Requires('release', 'ReviewRound')
  async releaseDecisions(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { roundId }: RoundInput,
    @Selected('round') want: Selection,
  ) {
    await this.release.execute(viewer, roundId);
    return { round: await this.reads.one(viewer, 'ReviewRound', roundId, want) };
  }

  @Mutation(() => RoundPayload, { description: 'Offers a place that became free to somebody on the waiting list.' })
  @Requires('release', 'ReviewRound')
  async promoteFromWaitlist(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: PromoteInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.promote.execute(viewer, input), want) };
  }
}

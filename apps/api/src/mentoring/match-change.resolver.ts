import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { PreviewWish, RespondToMatch, SetFitWeights, type MovedPair } from '#mentoring';
import { ReadPlanner, toGlobalId, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { CohortPayload, MentorMatchPayload, RespondToMatchInput } from './match.inputs.js';
import { SetFitWeightsInput, WishPreviewArgs, WishPreviewModel } from './wish-preview.model.js';

const withGlobalIds = ({ startupId, mentorId, affinity }: MovedPair) => ({
  startupId: toGlobalId('Startup', startupId),
  mentorId: toGlobalId('MentorProfile', mentorId),
  affinity,
});

/** What bears on a matching beside its runs: what a change by hand costs, how the fit is weighed, the team's answer. */
@Resolver()
export class MatchChangeResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly preview: PreviewWish,
    private readonly weights: SetFitWeights,
    private readonly respond: RespondToMatch,
  ) {}

  @Query(() => WishPreviewModel, { description: 'What pinning or forbidding a pair would cost; changes nothing.' })
  @Requires('match', 'Cohort')
  async matchWishPreview(@CurrentViewer() viewer: Viewer, @Args() args: WishPreviewArgs): Promise<WishPreviewModel> {
    const { cost, uncovered, added, dropped } = await this.preview.execute(viewer, {
      cohortId: rowIdOf('Cohort', args.cohortId),
      startupId: rowIdOf('Startup', args.startupId),
      mentorId: rowIdOf('MentorProfile', args.mentorId),
      kind: args.kind,
    });
    return { cost, uncovered, added: added.map(withGlobalIds), dropped: dropped.map(withGlobalIds) };
  }

  @Mutation(() => CohortPayload, {
    description: "Sets how much each part of a mentor's fit counts, from the next run on.",
  })
  @Requires('match', 'Cohort')
  async setFitWeights(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetFitWeightsInput,
    @Selected('cohort') want: Selection,
  ) {
    return { cohort: await this.reads.one(viewer, 'Cohort', await this.weights.execute(viewer, input), want) };
  }

  @Mutation(() => MentorMatchPayload, { description: 'The lead of a team says yes or no to a mentor.' })
  @Requires('agree', 'MentorMatch')
  async answerMentorOffer(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RespondToMatchInput,
    @Selected('match') want: Selection,
  ) {
    return { match: await this.reads.one(viewer, 'MentorMatch', await this.respond.forTeam(viewer, input), want) };
  }
}

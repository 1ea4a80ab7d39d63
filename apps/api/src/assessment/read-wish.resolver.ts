import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ProposeReads, SetReadWishes, type WishesPreview } from '#assessment';
import { ReadPlanner, toGlobalId, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  type MovedReadModel,
  ReadsProposalModel,
  ReadWishesPreviewArgs,
  ReadWishesPreviewModel,
  SetReadWishesInput,
} from './read-wish.model.js';
import { RoundPayload } from './round.inputs.js';

const personOf = (id: string | null) => (id === null ? null : toGlobalId('Person', id));

type Moved = WishesPreview['moves'][number];

const movedOf = (move: Moved): MovedReadModel => ({
  ...move,
  applicationId: toGlobalId('Application', move.applicationId),
  fromReviewerId: personOf(move.fromReviewerId),
  toReviewerId: personOf(move.toReviewerId),
});

/** Who reads what by hand: pins, pairs kept apart, one reviewer for another. */
@Resolver()
export class ReadWishResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly propose: ProposeReads,
    private readonly wishes: SetReadWishes,
  ) {}

  @Query(() => ReadsProposalModel, { description: 'What the next assignment of a round would be.' })
  @Requires('assign', 'ReviewRound')
  async readsProposal(
    @CurrentViewer() viewer: Viewer,
    @Args('roundId', { type: () => ID }) roundId: string,
  ): Promise<ReadsProposalModel> {
    const { applications, wishes, waiting, ...rest } = await this.propose.execute(
      viewer,
      rowIdOf('ReviewRound', roundId),
    );
    return {
      ...rest,
      waiting: waiting.map(movedOf),
      applications: applications.map(({ applicationId, reads, ...named }) => ({
        ...named,
        applicationId: toGlobalId('Application', applicationId),
        reads: reads.map((read) => ({ ...read, reviewerId: toGlobalId('Person', read.reviewerId) })),
      })),
      wishes: wishes.map(({ application, reviewer, kind }) => ({
        applicationId: toGlobalId('Application', application),
        reviewerId: toGlobalId('Person', reviewer),
        kind: kind ?? '',
      })),
    };
  }

  @Query(() => ReadWishesPreviewModel, { description: 'What pins, bans or a swap would cost; changes nothing.' })
  @Requires('assign', 'ReviewRound')
  async readWishesPreview(
    @CurrentViewer() viewer: Viewer,
    @Args() { roundId, wishes }: ReadWishesPreviewArgs,
  ): Promise<ReadWishesPreviewModel> {
    const asked = { roundId: rowIdOf('ReviewRound', roundId), wishes };
    const { moves, ...totals } = await this.propose.preview(viewer, asked);
    return {
      ...totals,
      moves: moves.map(movedOf),
    };
  }

  @Mutation(() => RoundPayload, { description: 'Holds reviewers to applications or keeps them away in every run.' })
  @Requires('assign', 'ReviewRound')
  async setReadWishes(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetReadWishesInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.wishes.execute(viewer, input), want) };
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { LockRound, OpenRound, RequestAssignment, RequestScores } from '#assessment';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { LockRoundInput, RoundInput, RoundPayload } from './round.inputs.js';

/** What a round goes through: opened, given out, locked. */
@Resolver()
export class RoundStatesResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly open: OpenRound,
    private readonly assign: RequestAssignment,
    private readonly lock: LockRound,
    private readonly scores: RequestScores,
  ) {}

  @Mutation(() => RoundPayload, { description: 'Opens a round and asks for its assignments.' })
  @Requires('open', 'ReviewRound')
  async openRound(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { roundId }: RoundInput,
    @Selected('round') want: Selection,
  ) {
    await this.open.execute(viewer, roundId);
    return { round: await this.reads.one(viewer, 'ReviewRound', roundId, want) };
  }

  @Mutation(() => RoundPayload, { description: 'Asks for the assignments once more; reads that were begun stay.' })
  @Requires('assign', 'ReviewRound')
  async requestAssignment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { roundId }: RoundInput,
    @Selected('round') want: Selection,
  ) {
    await this.assign.execute(viewer, roundId);
    return { round: await this.reads.one(viewer, 'ReviewRound', roundId, want) };
  }

  @Mutation(() => RoundPayload, { description: 'Locks a round, or opens it again.' })
  @Requires('lock', 'ReviewRound')
  async lockRound(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: LockRoundInput,
    @Selected('round') want: Selection,
  ) {
    await this.lock.execute(viewer, input);
    return { round: await this.reads.one(viewer, 'ReviewRound', input.roundId, want) };
  }

  @Mutation(() => RoundPayload, { description: 'Asks for the scores once more; the same reviews give the same run.' })
  @Requires('score', 'ReviewRound')
  async requestScores(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { roundId }: RoundInput,
    @Selected('round') want: Selection,
  ) {
    await this.scores.execute(viewer, roundId);
    return { round: await this.reads.one(viewer, 'ReviewRound', roundId, want) };
  }
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ApplyAssignmentFix, ForecastOfRound, ReassignReads } from '#assessment';
import { ReadPlanner, toGlobalId, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  ApplyAssignmentFixInput,
  ReassignmentArgs,
  ReassignmentModel,
  ReassignReadsInput,
  RoundForecastModel,
} from './reassignment.model.js';
import { RoundPayload } from './round.inputs.js';

/** Keeping a round going: its forecast, ways out, and reads that change hands. */
@Resolver()
export class ReassignmentResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly forecast: ForecastOfRound,
    private readonly reassign: ReassignReads,
    private readonly fix: ApplyAssignmentFix,
  ) {}

  @Query(() => RoundForecastModel, {
    nullable: true,
    description: 'When a round will be read through; none under twenty sent reads.',
  })
  @Requires('assign', 'ReviewRound')
  roundForecast(@CurrentViewer() viewer: Viewer, @Args('roundId', { type: () => ID }) roundId: string) {
    return this.forecast.execute(viewer, rowIdOf('ReviewRound', roundId));
  }

  @Query(() => ReassignmentModel, { description: 'Who would take over the open reads of one reviewer.' })
  @Requires('assign', 'ReviewRound')
  async reassignmentPreview(@CurrentViewer() viewer: Viewer, @Args() args: ReassignmentArgs) {
    const { reads, gap, fingerprint } = await this.reassign.preview(viewer, {
      roundId: rowIdOf('ReviewRound', args.roundId),
      reviewerId: rowIdOf('Person', args.reviewerId),
    });
    const named = reads.map(({ number, begun, affinity, to }) => ({
      number,
      begun,
      affinity,
      toReviewerId: to === null ? null : toGlobalId('Person', to),
    }));
    return { reads: named, gap, fingerprint };
  }

  @Mutation(() => RoundPayload, { description: 'Hands the open reads of one reviewer to others, as the preview said.' })
  @Requires('assign', 'ReviewRound')
  async reassignReads(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ReassignReadsInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.reassign.execute(viewer, input), want) };
  }

  @Mutation(() => RoundPayload, { description: 'Does what a run without a solution proposed, and computes again.' })
  @Requires('assign', 'ReviewRound')
  async applyAssignmentFix(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ApplyAssignmentFixInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.fix.execute(viewer, input), want) };
  }
}

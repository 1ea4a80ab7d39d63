import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { RecordCheckVerdict, RequestRevision } from '#applications';
import { DomainError } from '#kernel';
import { LiveTopics } from '#messaging';
import { ReadPlanner, select, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { changesOf, LiveChange } from '../graphql/live-change.js';
import { Selected } from '../graphql/selected.decorator.js';
import { ApplicationPayload, RecordCheckVerdictInput, RequestRevisionInput } from './application.inputs.js';

/** The administrative check. */
@Resolver()
export class CheckResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly check: RecordCheckVerdict,
    private readonly revise: RequestRevision,
    private readonly live: LiveTopics,
  ) {}

  @Query(() => Int, { description: "How many drafts a season has; their answers are their team's alone." })
  @Requires('follow', 'Season')
  draftCount(@CurrentViewer() viewer: Viewer, @Args('seasonId', { type: () => ID }) seasonId: string) {
    return this.draftsOf(viewer, seasonId);
  }

  @Mutation(() => ApplicationPayload, { description: 'Says whether a file is eligible.' })
  @Requires('check', 'Application')
  async recordCheckVerdict(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RecordCheckVerdictInput,
    @Selected('application') want: Selection,
  ) {
    return { application: await this.reads.one(viewer, 'Application', await this.check.execute(viewer, input), want) };
  }

  @Mutation(() => ApplicationPayload, { description: 'Returns a file with the named fields unlocked.' })
  @Requires('askRevision', 'Application')
  async requestRevision(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RequestRevisionInput,
    @Selected('application') want: Selection,
  ) {
    return { application: await this.reads.one(viewer, 'Application', await this.revise.execute(viewer, input), want) };
  }

  @Subscription(() => LiveChange, {
    description: 'Tells when applications of a season arrive or change.',
    resolve: (change) => change,
  })
  @Requires('follow', 'Season')
  async seasonChanged(@CurrentViewer() viewer: Viewer, @Args('seasonId', { type: () => ID }) seasonId: string) {
    await this.draftsOf(viewer, seasonId);
    return changesOf(this.live, `seasons.${rowIdOf('Season', seasonId)}`);
  }

  /** Null in the plan means that the viewer does not follow this season. */
  private async draftsOf(viewer: Viewer, seasonId: string): Promise<unknown> {
    const season = await this.reads.one(viewer, 'Season', rowIdOf('Season', seasonId), select('draftCount'));
    if (typeof season?.['draftCount'] !== 'number') throw new DomainError('NOT_FOUND');
    return season['draftCount'];
  }
}

import { Args, ID, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { DomainError } from '#kernel';
import { CancelJob, LiveTopics, ReplayDeadJob } from '#messaging';
import { ReadPlanner, rowId, select, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires, RequiresSignIn } from '../access/requires.decorator.js';
import { changesOf, LiveChange } from '../graphql/live-change.js';
import { Selected } from '../graphql/selected.decorator.js';
import { JobArgs, JobConnection, JobInput, JobModel, JobPayload } from './job.model.js';

/** Long work as people see it: how far it is, stopping it, trying a dead one again. */
@Resolver()
export class JobResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly cancel: CancelJob,
    private readonly replay: ReplayDeadJob,
    private readonly live: LiveTopics,
  ) {}

  @Query(() => JobConnection, { description: 'Jobs the viewer asked for or looks after, newest first.' })
  @Requires('read', 'Job')
  jobs(@CurrentViewer() viewer: Viewer, @Args() { filter, ...page }: JobArgs, @Selected() want: Selection) {
    const about = filter?.subjectId ? { ...filter, subjectId: rowId(filter.subjectId) ?? filter.subjectId } : filter;
    return this.reads.page(viewer, 'Job', { ...page, ...(about ? { filter: about } : {}) }, want);
  }

  @Query(() => JobModel, { nullable: true, description: 'One job.' })
  @Requires('read', 'Job')
  job(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Job', id, want);
  }

  @Mutation(() => JobPayload, { description: 'Asks a job to stop at its next safe point.' })
  @Requires('cancel', 'Job')
  async cancelJob(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { jobId }: JobInput,
    @Selected('job') want: Selection,
  ) {
    const id = await this.cancel.execute(viewer, { jobRunId: jobId });
    return { job: await this.reads.one(viewer, 'Job', id, want) };
  }

  @Mutation(() => JobPayload, { description: 'Tries a dead job again.' })
  @Requires('replay', 'Job')
  async replayJob(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { jobId }: JobInput,
    @Selected('job') want: Selection,
  ) {
    const id = await this.replay.execute(viewer, { jobRunId: jobId });
    return { job: await this.reads.one(viewer, 'Job', id, want) };
  }

  @Subscription(() => LiveChange, { description: 'Tells when a job moves on.', resolve: (change) => change })
  @RequiresSignIn()
  jobChanged(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.changes(viewer, 'Job', id, 'jobs');
  }

  @Subscription(() => LiveChange, { description: 'Tells when a review round changes.', resolve: (change) => change })
  @RequiresSignIn()
  roundChanged(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.changes(viewer, 'ReviewRound', id, 'rounds');
  }

  @Subscription(() => LiveChange, {
    description: 'Tells when the matching of a cohort changes.',
    resolve: (change) => change,
  })
  @RequiresSignIn()
  cohortChanged(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.changes(viewer, 'Cohort', id, 'cohorts');
  }

  @Subscription(() => LiveChange, { description: 'Tells when an application changes.', resolve: (change) => change })
  @RequiresSignIn()
  applicationChanged(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.changes(viewer, 'Application', id, 'applications');
  }

  /** Only what the viewer may read can be followed. */
  private async changes(viewer: Viewer, type: string, id: string, topic: string) {
    const row = await this.reads.one(viewer, type, id, select('id'));
    const found = rowId(row?.['id']);
    if (!found) throw new DomainError('NOT_FOUND');
    return changesOf(this.live, `${topic}.${found}`);
  }
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { Choosable, ExplainPair, RankMentors, RankStartups } from '#mentoring';
import { ReadPlanner, toGlobalId, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  ChoosableMentorModel,
  ChoosableStartupModel,
  MentorFitModel,
  RankedChoiceModel,
  RankMentorsInput,
  RankMentorsPayload,
  RankStartupsInput,
  RankStartupsPayload,
} from './ranking.model.js';

/** Whom teams and mentors would like best, and what that and their profiles make of a pair. */
@Resolver()
export class RankingResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly choosable: Choosable,
    private readonly ofMentors: RankMentors,
    private readonly ofStartups: RankStartups,
    private readonly pairs: ExplainPair,
  ) {}

  @Query(() => [ChoosableMentorModel], { description: 'Mentors whom the team of a startup can rank, by name.' })
  @Requires('choose', 'Enrolment')
  choosableMentors(
    @CurrentViewer() viewer: Viewer,
    @Args('enrolmentId', { type: () => ID }) enrolmentId: string,
  ): Promise<ChoosableMentorModel[]> {
    return this.mentorsFor(viewer, rowIdOf('Enrolment', enrolmentId));
  }

  @Query(() => [ChoosableStartupModel], { description: 'Startups that a mentor can rank, by name.' })
  @Requires('rank', 'MentorProfile')
  choosableStartups(
    @CurrentViewer() viewer: Viewer,
    @Args('mentorId', { type: () => ID }) mentorId: string,
  ): Promise<ChoosableStartupModel[]> {
    return this.startupsFor(viewer, rowIdOf('MentorProfile', mentorId));
  }

  @Query(() => [RankedChoiceModel], { description: 'Who ranked whom in a cohort, as far as the viewer may see.' })
  @Requires('read', 'RankedChoice')
  rankedChoices(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID }) cohortId: string,
    @Selected() want: Selection,
  ) {
    const where = { cohort: rowIdOf('Cohort', cohortId) };
    return this.reads.list(viewer, 'RankedChoice', { where, orderBy: 'rank', limit: 5_000 }, want);
  }

  @Query(() => MentorFitModel, { description: 'What profiles and rankings of today make of a pair, or rule it out.' })
  @Requires('read', 'MatchRun')
  async mentorFit(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID }) cohortId: string,
    @Args('startupId', { type: () => ID }) startupId: string,
    @Args('mentorId', { type: () => ID }) mentorId: string,
  ): Promise<MentorFitModel> {
    const ids = [
      rowIdOf('Cohort', cohortId),
      rowIdOf('Startup', startupId),
      rowIdOf('MentorProfile', mentorId),
    ] as const;
    const { affinity, blockedBy, fit } = await this.pairs.execute(viewer, ...ids);
    return { affinity, blockedBy, reasons: fit?.told ?? null, ranks: fit?.ranks ?? null };
  }

  @Mutation(() => RankMentorsPayload, {
    description: 'The lead of a team says which mentors it would like best; they never see it.',
  })
  @Requires('rank', 'Enrolment')
  async rankMentors(@CurrentViewer() viewer: Viewer, @Args('input') input: RankMentorsInput) {
    await this.ofMentors.execute(viewer, input);
    return { mentors: await this.mentorsFor(viewer, input.enrolmentId) };
  }

  @Mutation(() => RankStartupsPayload, {
    description: 'A mentor says which startups he or she would like best; they never see it.',
  })
  @Requires('rank', 'MentorProfile')
  async rankStartups(@CurrentViewer() viewer: Viewer, @Args('input') input: RankStartupsInput) {
    await this.ofStartups.execute(viewer, input);
    return { startups: await this.startupsFor(viewer, input.mentorId) };
  }

  private async mentorsFor(viewer: Viewer, enrolmentId: string): Promise<ChoosableMentorModel[]> {
    const rows = await this.choosable.mentors(viewer, enrolmentId);
    return rows.map(({ id, ...row }) => ({ ...row, mentorId: toGlobalId('MentorProfile', id) }));
  }

  private async startupsFor(viewer: Viewer, mentorId: string): Promise<ChoosableStartupModel[]> {
    const rows = await this.choosable.startups(viewer, mentorId);
    return rows.map(({ id, ...row }) => ({ ...row, startupId: toGlobalId('Startup', id) }));
  }
}

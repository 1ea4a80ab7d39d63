import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { PublishMatching, RequestMatching, RespondToMatch, SetMatchWish } from '#mentoring';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  CohortPayload,
  MatchRunInput,
  MatchRunPayload,
  MentorMatchPayload,
  RequestMatchingInput,
  RespondToMatchInput,
  SetMatchWishInput,
} from './match.inputs.js';
import { MatchRunModel, MatchWishModel, MentorMatchConnection, MentorProfileModel } from './match.model.js';

/** Mentors and startups: wishes, proposals, answers. */
@Resolver()
export class MatchResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly wish: SetMatchWish,
    private readonly request: RequestMatching,
    private readonly publish: PublishMatching,
    private readonly respond: RespondToMatch,
  ) {}

  @Query(() => [MentorProfileModel], { description: 'Mentors of a cohort, by name.' })
  @Requires('read', 'MentorProfile')
  mentors(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID }) cohortId: string,
    @Selected() want: Selection,
  ) {
    const where = { cohort: rowIdOf('Cohort', cohortId) };
    return this.reads.list(viewer, 'MentorProfile', { where, orderBy: 'name', limit: 500 }, want);
  }

  @Query(() => [MatchRunModel], { description: 'The twenty newest proposals of a cohort.' })
  @Requires('read', 'MatchRun')
  matchRuns(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID }) cohortId: string,
    @Selected() want: Selection,
  ) {
    const where = { cohort: rowIdOf('Cohort', cohortId) };
    return this.reads.list(viewer, 'MatchRun', { where, limit: 20 }, want);
  }

  @Query(() => MatchRunModel, { nullable: true, description: 'One proposal.' })
  @Requires('read', 'MatchRun')
  matchRun(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'MatchRun', id, want);
  }

  @Query(() => [MatchWishModel], { description: 'Pairs held together or kept apart in a cohort.' })
  @Requires('read', 'MatchWish')
  matchWishes(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID }) cohortId: string,
    @Selected() want: Selection,
  ) {
    const where = { mentor: { cohort: rowIdOf('Cohort', cohortId) } };
    return this.reads.list(viewer, 'MatchWish', { where, limit: 500 }, want);
  }

  @Query(() => MentorMatchConnection, { description: 'Pairs offered to the viewer as a mentor.' })
  @Requires('respond', 'MentorMatch')
  myMatches(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'MentorMatch', { ...page, where: { mentor: { person: viewer.self } } }, want);
  }

  @Mutation(() => CohortPayload, { description: 'Holds a pair together or keeps it apart in every run.' })
  @Requires('match', 'Cohort')
  async setMatchWish(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetMatchWishInput,
    @Selected('cohort') want: Selection,
  ) {
    return { cohort: await this.reads.one(viewer, 'Cohort', await this.wish.execute(viewer, input), want) };
  }

  @Mutation(() => MatchRunPayload, { description: 'Asks for a proposal; nothing changes for anybody yet.' })
  @Requires('match', 'Cohort')
  async requestMatching(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RequestMatchingInput,
    @Selected('run') want: Selection,
  ) {
    return { run: await this.reads.one(viewer, 'MatchRun', await this.request.execute(viewer, input), want) };
  }

  @Mutation(() => MatchRunPayload, { description: 'Offers every pair of a proposal to its mentor.' })
  @Requires('match', 'Cohort')
  async publishMatching(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { runId }: MatchRunInput,
    @Selected('run') want: Selection,
  ) {
    return { run: await this.reads.one(viewer, 'MatchRun', await this.publish.execute(viewer, runId), want) };
  }

  @Mutation(() => MentorMatchPayload, { description: 'A mentor says yes or no to a startup.' })
  @Requires('respond', 'MentorMatch')
  async respondToMatch(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RespondToMatchInput,
    @Selected('match') want: Selection,
  ) {
    return { match: await this.reads.one(viewer, 'MentorMatch', await this.respond.execute(viewer, input), want) };
  }
}

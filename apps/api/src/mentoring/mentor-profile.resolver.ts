import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { SaveMeetingTerms, SaveMentorProfile } from '#mentoring';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { MentorProfileModel } from './match.model.js';
import {
  MentorProfilePayload,
  SaveMeetingTermsInput,
  SaveMentorProfileInput,
  StartupPayload,
} from './mentor-profile.model.js';

/** What mentors say of themselves, and teams of how they can meet them. */
@Resolver()
export class MentorProfileResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly save: SaveMentorProfile,
    private readonly terms: SaveMeetingTerms,
  ) {}

  @Query(() => [MentorProfileModel], { description: "The viewer's own profiles as a mentor, one for each cohort." })
  @Requires('update', 'MentorProfile')
  myMentorProfiles(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    return this.reads.list(viewer, 'MentorProfile', { where: { person: viewer.self }, limit: 50 }, want);
  }

  @Mutation(() => MentorProfilePayload, {
    description: 'A mentor says what he or she knows, has ties to and has room for; conflicts are looked for again.',
  })
  @Requires('update', 'MentorProfile')
  async saveMentorProfile(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SaveMentorProfileInput,
    @Selected('profile') want: Selection,
  ) {
    const id = await this.save.execute(viewer, input);
    return { profile: await this.reads.one(viewer, 'MentorProfile', id, want) };
  }

  @Mutation(() => StartupPayload, {
    description: 'A team says in which languages, where and when it can meet a mentor.',
  })
  @Requires('update', 'Startup')
  async saveMeetingTerms(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SaveMeetingTermsInput,
    @Selected('startup') want: Selection,
  ) {
    return { startup: await this.reads.one(viewer, 'Startup', await this.terms.execute(viewer, input), want) };
  }
}

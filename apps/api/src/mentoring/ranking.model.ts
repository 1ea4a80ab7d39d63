import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize } from 'class-validator';
import type { MeetingMode, SpokenLanguage, StartupStage } from '#schema';
import { IdOf, IdsOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { NodeModel } from '../graphql/node.model.js';
import { Json } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { MeetingModeEnum, SpokenLanguageEnum, StartupModel, StartupStageEnum } from '../identity/person.model.js';
import { MentorProfileModel } from './match.model.js';

/** What both sides may know of each other before anything is agreed. */
@ObjectType({ isAbstract: true })
abstract class ChoosableModel {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => [String], { description: 'Sector keys.' })
  sectors!: readonly string[];

  @Field(() => [SpokenLanguageEnum], { description: 'Languages; none = not said.' })
  languages!: readonly SpokenLanguage[];

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How to meet.' })
  meetingMode!: MeetingMode | null;

  @Field(() => [String], { description: 'Slugs of spaces to meet in.' })
  spaces!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Rank the viewer gave, 1 is liked best.' })
  rank!: number | null;
}

@ObjectType('ChoosableMentor', { description: 'A mentor whom a team can rank.' })
export class ChoosableMentorModel extends ChoosableModel {
  @Field(() => ID, { description: 'Global id of the mentor.' })
  mentorId!: string;

  @Field(() => String, { description: 'Who this is, in a line.' })
  headline!: string;

  @Field(() => String, { description: 'Where this person works.' })
  organisation!: string;

  @Field(() => String, { description: 'What this person knows, in his or her own words.' })
  bio!: string;

  @Field(() => [String], { description: 'Topic keys.' })
  topics!: readonly string[];
}

@ObjectType('ChoosableStartup', { description: 'A startup that a mentor can rank.' })
export class ChoosableStartupModel extends ChoosableModel {
  @Field(() => ID, { description: 'Global id of the startup.' })
  startupId!: string;

  @Field(() => String, { description: 'The venture in one sentence.' })
  oneLiner!: string;

  @Field(() => [String], { description: 'Topics in which help is wanted.' })
  topicsNeeded!: readonly string[];

  @Field(() => StartupStageEnum, { nullable: true, description: 'How far the venture is.' })
  stage!: StartupStage | null;
}

@ObjectType('RankedChoice', {
  implements: () => NodeModel,
  description: 'Whom one side would like; for those who chose and for staff, never for the other side.',
})
export class RankedChoiceModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Who chose: STARTUP or MENTOR.' })
  side!: string;

  @Field(() => Int, { description: '1 is liked best.' })
  rank!: number;

  @Field(() => StartupModel, { nullable: true, description: 'The startup.' })
  startup!: StartupModel | null;

  @Field(() => MentorProfileModel, { nullable: true, description: 'The mentor.' })
  mentor!: MentorProfileModel | null;
}

@ObjectType({ description: 'What profiles and rankings of today make of one pair.' })
export class MentorFitModel {
  @Field(() => Float, { nullable: true, description: 'Fit in micro-units; none where there can be no pair.' })
  affinity!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What leaves no pair: language, calendar or conflict; none where there is one.',
  })
  blockedBy!: string | null;

  @Field(() => Json, { nullable: true, description: 'Its parts: `{ parts, outOf, words, unknown, common }`.' })
  reasons!: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'How the two ranked each other: `{ startup, mentor, parts, outOf }`.',
  })
  ranks!: unknown;
}

@InputType({ description: 'Mentors in the order in which a team would like them.' })
export class RankMentorsInput extends MutationInput {
  @IdOf('Enrolment', { description: "The startup's place in a cohort." })
  enrolmentId!: string;

  @IdsOf('MentorProfile', { description: 'Liked best first, at most five; none takes the ranking away.' })
  @ArrayMaxSize(50)
  mentorIds!: string[];
}

@InputType({ description: 'Startups in the order in which a mentor would like them.' })
export class RankStartupsInput extends MutationInput {
  @IdOf('MentorProfile', { description: 'The mentor.' })
  mentorId!: string;

  @IdsOf('Startup', { description: 'Liked best first, at most five; none takes the ranking away.' })
  @ArrayMaxSize(50)
  startupIds!: string[];
}

@ObjectType({ description: 'Answer to a ranking of mentors.' })
export class RankMentorsPayload extends Payload {
  @Field(() => [ChoosableMentorModel], { nullable: true, description: 'Whom the team can rank, as it is now.' })
  mentors?: ChoosableMentorModel[] | null;
}

@ObjectType({ description: 'Answer to a ranking of startups.' })
export class RankStartupsPayload extends Payload {
  @Field(() => [ChoosableStartupModel], { nullable: true, description: 'What the mentor can rank, as it is now.' })
  startups?: ChoosableStartupModel[] | null;
}

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { meetingModes, spokenLanguages, weekParts, type MeetingMode, type SpokenLanguage } from '#schema';
import { ExpertiseInput } from '../assessment/reviewer.model.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { Payload } from '../graphql/user-error.model.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { MeetingModeEnum, SpokenLanguageEnum, StartupModel } from '../identity/person.model.js';
import { MentorProfileModel } from './match.model.js';

@InputType({ description: "A mentor's profile in one cohort as it shall be." })
export class SaveMentorProfileInput extends ExpertiseInput {
  @IdOf('MentorProfile', { description: 'The profile.' })
  mentorId!: string;

  @Field(() => Int, { description: 'Version the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => String, { description: 'Who one is, in a line.' })
  @IsString()
  @MaxLength(200)
  headline!: string;

  @Field(() => Int, { description: 'How many startups at most, 0 to 50.' })
  @IsInt()
  maxStartups!: number;

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How one meets; none where one does not say.' })
  @IsOptional()
  @IsIn(meetingModes)
  meetingMode?: MeetingMode | null;

  @Field(() => [String], { description: 'Parts of a usual week that are free, such as `mon.morning`.' })
  @ArrayMaxSize(weekParts.length)
  @IsIn(weekParts, { each: true })
  freeTimes!: string[];
}

@ObjectType({ description: "Answer to a change of a mentor's profile." })
export class MentorProfilePayload extends Payload {
  @Field(() => MentorProfileModel, { nullable: true, description: 'The profile.' })
  profile?: MentorProfileModel | null;
}

@InputType({ description: 'How a team can meet a mentor.' })
export class SaveMeetingTermsInput extends MutationInput {
  @IdOf('Startup', { description: 'The startup.' })
  startupId!: string;

  @Field(() => Int, { description: 'Version the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => [SpokenLanguageEnum], { description: 'Languages the team works in; none = not said.' })
  @IsIn(spokenLanguages, { each: true })
  languages!: SpokenLanguage[];

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How the team meets; none where it does not say.' })
  @IsOptional()
  @IsIn(meetingModes)
  meetingMode?: MeetingMode | null;

  @Field(() => [String], { description: 'Slugs of the spaces where the team can meet.' })
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  spaces!: string[];

  @Field(() => [String], { description: 'Parts of a usual week that are free, such as `mon.morning`.' })
  @ArrayMaxSize(weekParts.length)
  @IsIn(weekParts, { each: true })
  freeTimes!: string[];
}

@ObjectType({ description: 'Answer to a change of a startup.' })
export class StartupPayload extends Payload {
  @Field(() => StartupModel, { nullable: true, description: 'The startup.' })
  startup?: StartupModel | null;
}

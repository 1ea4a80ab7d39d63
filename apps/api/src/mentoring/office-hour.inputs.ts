import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsDate, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { slotModes, type SlotMode } from '#schema';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { DateTime } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import {
  OfficeHourMeetingModel,
  OfficeHourRequestModel,
  OfficeHourRoundModel,
  OfficeHourRunModel,
  SlotModeEnum,
} from './office-hour.model.js';

@InputType({ description: 'Office hours to open.' })
export class OpenOfficeHoursInput extends MutationInput {
  @IdOf('Cohort', { description: 'The cohort.' })
  cohortId!: string;

  @Field(() => String, { description: 'Name.' })
  @IsString()
  @MaxLength(120)
  name!: string;

  @Field(() => DateTime, { description: 'First day; slots begin every so many minutes from here.' })
  @IsDate()
  startsAt!: Date;

  @Field(() => DateTime, { description: 'End of the last day.' })
  @IsDate()
  endsAt!: Date;

  @Field(() => DateTime, { description: 'Until when teams may say their wishes.' })
  @IsDate()
  wishesCloseAt!: Date;

  @Field(() => Int, { description: 'Length of a slot in minutes, 10 to 240.' })
  @IsInt()
  slotMinutes!: number;

  @Field(() => Int, { description: 'Places that mentors must have offered before an allotment.' })
  @IsInt()
  leastPlaces!: number;
}

@InputType({ description: 'What to change of office hours.' })
export class ChangeOfficeHoursInput extends MutationInput {
  @IdOf('OfficeHourRound', { description: 'The round.' })
  roundId!: string;

  @Field(() => Int, { description: 'Version the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => String, { description: 'Name.' })
  @IsString()
  @MaxLength(120)
  name!: string;

  @Field(() => DateTime, { description: 'Until when teams may say their wishes.' })
  @IsDate()
  wishesCloseAt!: Date;

  @Field(() => Int, { description: 'Places that mentors must have offered before an allotment.' })
  @IsInt()
  leastPlaces!: number;
}

@InputType({ description: 'Times a mentor offers.' })
export class OfferSlotsInput extends MutationInput {
  @IdOf('OfficeHourRound', { description: 'The round.' })
  roundId!: string;

  @IdOf('MentorProfile', { description: 'The mentor.' })
  mentorId!: string;

  @Field(() => [DateTime], { description: 'Beginnings, at most 200; each lasts as long as the round says.' })
  @ArrayMaxSize(200)
  @IsDate({ each: true })
  starts!: Date[];

  @Field(() => Int, { description: 'Startups that come at the same time, 1 to 20.' })
  @IsInt()
  capacity!: number;

  @Field(() => SlotModeEnum, { description: 'Online or at a place.' })
  @IsIn(slotModes)
  mode!: SlotMode;

  @Field(() => String, { description: 'Link or room.' })
  @IsString()
  @MaxLength(500)
  place!: string;
}

@InputType({ description: 'Which slot.' })
export class OfficeHourSlotInput extends MutationInput {
  @IdOf('OfficeHourSlot', { description: 'The slot.' })
  slotId!: string;
}

@InputType({ description: 'A mentor to meet.' })
export class OfficeHourWishInput {
  @IdOf('MentorProfile', { description: 'The mentor.' })
  mentorId!: string;

  @Field(() => Int, { description: '3: above all, 2: gladly, 1: where it fits.' })
  @IsInt()
  preference!: number;
}

@InputType({ description: 'What a startup wants of office hours, as a whole.' })
export class SaveOfficeHourRequestInput extends MutationInput {
  @IdOf('OfficeHourRound', { description: 'The round.' })
  roundId!: string;

  @IdOf('Startup', { description: 'The startup.' })
  startupId!: string;

  @Field(() => Int, { nullable: true, description: 'Version the caller saw; none where nothing was saved yet.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;

  @Field(() => Int, { description: 'How many meetings at most, 0 to 20.' })
  @IsInt()
  want!: number;

  @Field(() => String, { description: 'What the team wants to talk about.' })
  @IsString()
  @MaxLength(1000)
  topic!: string;

  @Field(() => [OfficeHourWishInput], { description: 'Whom it wants to meet.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OfficeHourWishInput)
  wishes!: OfficeHourWishInput[];

  @Field(() => [DateTime], { description: 'Beginnings of the times at which it cannot come.' })
  @ArrayMaxSize(1000)
  @IsDate({ each: true })
  busyAt!: Date[];
}

@InputType({ description: 'Which office hours.' })
export class OfficeHourRoundInput extends MutationInput {
  @IdOf('OfficeHourRound', { description: 'The round.' })
  roundId!: string;
}

@InputType({ description: 'Which proposal.' })
export class OfficeHourRunInput extends MutationInput {
  @IdOf('OfficeHourRun', { description: 'The run.' })
  runId!: string;
}

@InputType({ description: 'A free place to book.' })
export class BookMeetingInput extends MutationInput {
  @IdOf('OfficeHourSlot', { description: 'The slot.' })
  slotId!: string;

  @IdOf('Startup', { description: 'The startup.' })
  startupId!: string;

  @Field(() => String, { description: 'What the team wants to talk about.' })
  @IsString()
  @MaxLength(1000)
  topic!: string;
}

@InputType({ description: 'A meeting to cancel.' })
export class CancelMeetingInput extends MutationInput {
  @IdOf('OfficeHourMeeting', { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => String, { description: 'A word to the others.' })
  @IsString()
  @MaxLength(1000)
  note!: string;
}

@ObjectType({ description: 'Answer to a change of office hours.' })
export class OfficeHourRoundPayload extends Payload {
  @Field(() => OfficeHourRoundModel, { nullable: true, description: 'The round.' })
  round?: OfficeHourRoundModel | null;
}

@ObjectType({ description: 'Answer to a wish.' })
export class OfficeHourRequestPayload extends Payload {
  @Field(() => OfficeHourRequestModel, { nullable: true, description: 'The wishes.' })
  request?: OfficeHourRequestModel | null;
}

@ObjectType({ description: 'Answer to an allotment.' })
export class OfficeHourRunPayload extends Payload {
  @Field(() => OfficeHourRunModel, { nullable: true, description: 'The run.' })
  run?: OfficeHourRunModel | null;
}

@ObjectType({ description: 'Answer about a meeting.' })
export class OfficeHourMeetingPayload extends Payload {
  @Field(() => OfficeHourMeetingModel, { nullable: true, description: 'The meeting.' })
  meeting?: OfficeHourMeetingModel | null;
}

import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { jobStates, type JobState } from '#schema';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { NodeModel } from '../graphql/node.model.js';

export const JobStateEnum = enumOf(jobStates);
registerEnumType(JobStateEnum, { name: 'JobState', description: 'How far a job is.' });

@ObjectType('Job', { implements: () => NodeModel, description: 'Work that goes on behind the pages.' })
export class JobModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'What it does, such as score-round.' })
  name!: string;

  @Field(() => String, { description: 'Queue it runs in.' })
  queue!: string;

  @Field(() => JobStateEnum, { description: 'How far it is.' })
  state!: JobState;

  @Field(() => Int, { description: 'Parts done.' })
  done!: number;

  @Field(() => Int, { description: 'Parts in all; 0 while unknown.' })
  total!: number;

  @Field(() => String, { nullable: true, description: 'What it does just now.' })
  step!: string | null;

  @Field(() => Int, { description: 'How often a worker began it.' })
  starts!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of what it is about.' })
  subjectType!: string | null;

  @Field(() => String, { nullable: true, description: 'Row id of what it is about.' })
  subjectId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody asked it to stop.' })
  cancelRequestedAt!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it began.' })
  startedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was over.' })
  finishedAt!: string | null;
}

@ObjectType({ description: 'A page of jobs.' })
export class JobConnection extends connectionOf('Job', JobModel) {}

@InputType({ description: 'Which jobs.' })
export class JobFilter {
  @Field(() => [JobStateEnum], { nullable: true, description: 'In these states.' })
  @IsOptional()
  @IsIn(jobStates, { each: true })
  state?: JobState[];

  @Field(() => String, { nullable: true, description: 'About the row with this id.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subjectId?: string;
}

@ArgsType()
export class JobArgs extends PageArgs {
  @Field(() => JobFilter, { nullable: true, description: 'Which jobs.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilter)
  filter?: JobFilter;
}

@InputType({ description: 'Which job.' })
export class JobInput extends MutationInput {
  @IdOf('Job', { description: 'The job.' })
  jobId!: string;
}

@ObjectType({ description: 'Answer about a job.' })
export class JobPayload extends Payload {
  @Field(() => JobModel, { nullable: true, description: 'The job.' })
  job?: JobModel | null;
}

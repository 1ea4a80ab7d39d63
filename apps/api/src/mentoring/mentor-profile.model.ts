import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsString, MaxLength } from 'class-validator';
import { ExpertiseInput } from '../assessment/reviewer.model.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { Payload } from '../graphql/user-error.model.js';
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
}

@ObjectType({ description: "Answer to a change of a mentor's profile." })
export class MentorProfilePayload extends Payload {
  @Field(() => MentorProfileModel, { nullable: true, description: 'The profile.' })
  profile?: MentorProfileModel | null;
}

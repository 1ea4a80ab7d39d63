import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { Payload } from '../graphql/user-error.model.js';
import { CohortModel } from '../programmes/programme.model.js';
import { keepModes, type KeepModeName } from '#schema';
import { KeepModeEnum, MatchRunModel, MentorMatchModel } from './match.model.js';

@InputType({ description: 'A pair to hold together or keep apart.' })
export class SetMatchWishInput extends MutationInput {
  @IdOf('Cohort', { description: 'The cohort.' })
  cohortId!: string;

  @IdOf('Startup', { description: 'The startup.' })
  startupId!: string;

  @IdOf('MentorProfile', { description: 'The mentor.' })
  mentorId!: string;

  @Field(() => String, { nullable: true, description: 'PIN, FORBID, or none to take the wish away.' })
  @IsOptional()
  @IsIn(['PIN', 'FORBID'])
  kind!: 'PIN' | 'FORBID' | null;
}

@InputType({ description: 'A proposal to compute.' })
export class RequestMatchingInput extends MutationInput {
  @IdOf('Cohort', { description: 'The cohort.' })
  cohortId!: string;

  @Field(() => Int, { description: 'Mentors a startup gets at most, 1 to 5.' })
  @IsInt()
  mentorsPerStartup!: number;

  @Field(() => KeepModeEnum, {
    nullable: true,
    description: 'How much offers that nobody answered are kept; soft where it is not said.',
  })
  @IsOptional()
  @IsIn(keepModes)
  keepMode?: KeepModeName;
}

@InputType({ description: 'Which proposal.' })
export class MatchRunInput extends MutationInput {
  @IdOf('MatchRun', { description: 'The run.' })
  runId!: string;
}

@InputType({ description: 'An answer to an offer.' })
export class RespondToMatchInput extends MutationInput {
  @IdOf('MentorMatch', { description: 'The pair.' })
  matchId!: string;

  @Field(() => Boolean, { description: 'Yes or no.' })
  @IsBoolean()
  accept!: boolean;

  @Field(() => String, { nullable: true, description: 'A word to the programme.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

@ObjectType({ description: 'Answer to a wish.' })
export class CohortPayload extends Payload {
  @Field(() => CohortModel, { nullable: true, description: 'The cohort.' })
  cohort?: CohortModel | null;
}

@ObjectType({ description: 'Answer to a run.' })
export class MatchRunPayload extends Payload {
  @Field(() => MatchRunModel, { nullable: true, description: 'The run.' })
  run?: MatchRunModel | null;
}

@ObjectType({ description: 'Answer to a mentor.' })
export class MentorMatchPayload extends Payload {
  @Field(() => MentorMatchModel, { nullable: true, description: 'The pair.' })
  match?: MentorMatchModel | null;
}

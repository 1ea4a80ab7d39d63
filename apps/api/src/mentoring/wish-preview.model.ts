import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';

@ArgsType()
export class WishPreviewArgs {
  @Field(() => ID, { description: 'The cohort.' })
  @IsString()
  cohortId!: string;

  @Field(() => ID, { description: 'The startup.' })
  @IsString()
  startupId!: string;

  @Field(() => ID, { description: 'The mentor.' })
  @IsString()
  mentorId!: string;

  @Field(() => String, { description: 'PIN or FORBID.' })
  @IsIn(['PIN', 'FORBID'])
  kind!: 'PIN' | 'FORBID';
}

@ObjectType({ description: 'A pair that a change by hand makes or breaks.' })
export class MovedPairModel {
  @Field(() => ID, { description: 'Global id of the startup.' })
  startupId!: string;

  @Field(() => ID, { description: 'Global id of the mentor.' })
  mentorId!: string;

  @Field(() => Float, { description: 'Fit in micro-units; 1,000,000 is perfect.' })
  affinity!: number;
}

@ObjectType({ description: 'What a change by hand would do to the best match. Nothing is changed by asking.' })
export class WishPreviewModel {
  @Field(() => Float, {
    nullable: true,
    description: 'Total fit lost in micro-units; none when the pair is not allowed or there would be no match.',
  })
  cost!: number | null;

  @Field(() => Int, { description: 'Startups that would have no mentor any more.' })
  uncovered!: number;

  @Field(() => [MovedPairModel], { description: 'Pairs it would make.' })
  added!: MovedPairModel[];

  @Field(() => [MovedPairModel], { description: 'Pairs it would break.' })
  dropped!: MovedPairModel[];
}

@InputType({ description: 'How much one part of the fit counts.' })
export class FitWeightInput {
  @Field(() => String, { description: 'The part: topics, sector, stage, language, text and so on.' })
  @IsString()
  @MaxLength(40)
  part!: string;

  @Field(() => Int, { description: 'Its weight beside the others, 0 to 100.' })
  @IsInt()
  weight!: number;
}

@InputType({ description: 'What rules a pair out altogether. What a side has not said never does.' })
export class FitRulesInput {
  @Field(() => Boolean, { description: 'Whether both must know a language in common.' })
  @IsBoolean()
  language!: boolean;

  @Field(() => Int, { description: 'Parts of the week both must have free at least, 0 to 10.' })
  @IsInt()
  sharedTimes!: number;
}

@InputType({ description: "Weights of the parts of a mentor's fit." })
export class SetFitWeightsInput extends MutationInput {
  @IdOf('Cohort', { description: 'The cohort.' })
  cohortId!: string;

  @Field(() => Int, { nullable: true, description: 'Version of the cohort the caller saw.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;

  @Field(() => [FitWeightInput], { description: 'Parts that differ from the usual weights; none goes back to them.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FitWeightInput)
  weights!: FitWeightInput[];

  @Field(() => FitRulesInput, { nullable: true, description: 'Hard rules; as they are where it is not said.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FitRulesInput)
  rules?: FitRulesInput;
}

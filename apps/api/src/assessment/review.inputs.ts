import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { registerEnumType } from '@nestjs/graphql';
import { conflictReasons, type ConflictReason } from '#schema';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { Payload } from '../graphql/user-error.model.js';
import { AssignmentModel } from './assignment.model.js';

export const ConflictReasonEnum = enumOf(conflictReasons);
registerEnumType(ConflictReasonEnum, { name: 'ConflictReason', description: 'Why one may not judge a startup.' });

@InputType({ description: 'The answer to the question about conflicts of interest.' })
export class AnswerConflictInput extends MutationInput {
  @IdOf('Assignment', { description: 'The assignment.' })
  assignmentId!: string;

  @Field(() => ConflictReasonEnum, { nullable: true, description: 'None says there is no conflict.' })
  @IsOptional()
  @IsIn(conflictReasons)
  reason!: ConflictReason | null;

  @Field(() => String, { nullable: true, description: 'Explanation.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

@InputType({ description: 'The level of one criterion.' })
export class ScoreInput {
  @IdOf('Criterion', { description: 'The criterion.' })
  criterionId!: string;

  @Field(() => Int, { nullable: true, description: 'The level; none when the criterion does not apply.' })
  @IsOptional()
  @IsInt()
  score!: number | null;

  @Field(() => String, { nullable: true, description: 'Comment; demanded for the lowest and the highest level.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  comment?: string;
}

@InputType({ description: 'A review as far as it is written.' })
export class ReviewInput extends MutationInput {
  @IdOf('Assignment', { description: 'The assignment.' })
  assignmentId!: string;

  @Field(() => [ScoreInput], { description: 'Levels; criteria that are not named keep theirs.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ScoreInput)
  scores!: ScoreInput[];

  @Field(() => Int, { nullable: true, description: 'How sure, 1 to 5.' })
  @IsOptional()
  @IsInt()
  confidence?: number | null;

  @Field(() => String, { nullable: true, description: 'For the applicant.' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  sharedComment?: string;

  @Field(() => String, { nullable: true, description: 'For the programme only.' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  privateComment?: string;
}

@InputType({ description: 'Which assignment.' })
export class AssignmentInput extends MutationInput {
  @IdOf('Assignment', { description: 'The assignment.' })
  assignmentId!: string;
}

@ObjectType({ description: 'Answer to a review.' })
export class AssignmentPayload extends Payload {
  @Field(() => AssignmentModel, { nullable: true, description: 'The assignment; gone after a declared conflict.' })
  assignment?: AssignmentModel | null;
}

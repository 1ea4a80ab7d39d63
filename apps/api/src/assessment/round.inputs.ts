import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  decisionOutcomes,
  declineReasons,
  reviewerKinds,
  type DecisionOutcome,
  type DeclineReason,
  type ReviewerKind,
} from '#schema';
import { IdOf, IdsOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { DateTime } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { DeclineReasonEnum } from './decision.model.js';
import { CommitmentModel, ReviewerKindEnum, ReviewRoundModel, RubricModel } from './round.model.js';
import { DecisionOutcomeEnum } from './score-run.model.js';

@InputType({ description: 'The weight of one criterion.' })
export class CriterionWeightInput {
  @IdOf('Criterion', { description: 'The criterion.' })
  criterionId!: string;

  @Field(() => Int, { description: 'Share of the total in percent.' })
  @IsInt()
  weight!: number;
}

@InputType({ description: 'New weights of a rubric.' })
export class UpdateRubricInput extends MutationInput {
  @IdOf('Rubric', { description: 'The rubric.' })
  rubricId!: string;

  @Field(() => [CriterionWeightInput], { description: 'Weights; criteria that are not named keep theirs.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CriterionWeightInput)
  weights!: CriterionWeightInput[];
}

@InputType({ description: 'Somebody on the waiting list to whom a free place is offered.' })
export class PromoteInput extends MutationInput {
  @IdOf('ReviewRound', { description: 'The round that made the waiting list.' })
  roundId!: string;

  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;
}

@InputType({ description: 'How many readers of each application are of one kind.' })
export class ReviewerNeedInput {
  @Field(() => ReviewerKindEnum, { description: 'The kind.' })
  @IsIn(reviewerKinds)
  kind!: ReviewerKind;

  @Field(() => Int, { nullable: true, description: 'At least so many.' })
  @IsOptional()
  @IsInt()
  least: number | null = null;

  @Field(() => Int, { nullable: true, description: 'At most so many.' })
  @IsOptional()
  @IsInt()
  most: number | null = null;
}

@InputType({ description: 'What a reviewer of the round stands for.' })
export class ReviewerFactsInput {
  @IdOf('Commitment', { description: "The reviewer's promise." })
  commitmentId!: string;

  @Field(() => ReviewerKindEnum, { nullable: true, description: 'The kind; none takes it away.' })
  @IsOptional()
  @IsIn(reviewerKinds)
  kind: ReviewerKind | null = null;
}

@InputType({ description: 'What to change of a round.' })
export class UpdateRoundInput extends MutationInput {
  @IdOf('ReviewRound', { description: 'The round.' })
  roundId!: string;

  @Field(() => Int, { description: 'Version the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => Int, { nullable: true, description: 'How many it may accept.' })
  @IsOptional()
  @IsInt()
  quota?: number;

  @Field(() => Int, { nullable: true, description: 'How often each application is read.' })
  @IsOptional()
  @IsInt()
  readsPerApplication?: number;

  @Field(() => Int, { nullable: true, description: 'Reads that every reviewer who promised as many gets at least.' })
  @IsOptional()
  @IsInt()
  leastReads?: number;

  @Field(() => DateTime, { nullable: true, description: 'When it locks.' })
  @IsOptional()
  @IsDate()
  locksAt?: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the form field by which reviewers are grouped in scoring; null or empty groups nobody.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  groupField?: string | null;

  @Field(() => [ReviewerNeedInput], {
    nullable: true,
    description: 'Kinds of reviewers each application needs; replaces those the round has. Reads that began stay.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReviewerNeedInput)
  needs?: ReviewerNeedInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'Most readers of one application from one place of work; null takes the limit away.',
  })
  @IsOptional()
  @IsInt()
  mostPerOrganisation?: number | null;

  @Field(() => [ReviewerFactsInput], { nullable: true, description: 'What reviewers stand for; others stay.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ReviewerFactsInput)
  reviewers?: ReviewerFactsInput[];
}

@InputType({ description: 'Which round.' })
export class RoundInput extends MutationInput {
  @IdOf('ReviewRound', { description: 'The round.' })
  roundId!: string;
}

@InputType({ description: 'Whether a round is closed to its reviewers.' })
export class LockRoundInput extends RoundInput {
  @Field(() => Boolean, { description: 'True locks it, false opens it again.' })
  @IsBoolean()
  locked!: boolean;
}

@InputType({ description: 'How many applications one will read.' })
export class SetCommitmentInput extends MutationInput {
  @IdOf('Commitment', { description: 'The promise.' })
  commitmentId!: string;

  @Field(() => Int, { description: 'At most so many.' })
  @IsInt()
  capacity!: number;

  @Field(() => String, { nullable: true, description: 'What one knows; stays as it is where it is not said.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  profile?: string;
}

@InputType({ description: 'What shall become of applications.' })
export class MarkDecisionsInput extends RoundInput {
  @IdsOf('Application', { description: 'The applications, at most 2,000.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  applicationIds!: string[];

  @Field(() => DecisionOutcomeEnum, { nullable: true, description: 'None takes the mark away.' })
  @IsOptional()
  @IsIn(decisionOutcomes)
  outcome!: DecisionOutcome | null;

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Why they are not taken.' })
  @IsOptional()
  @IsIn(declineReasons)
  reason?: DeclineReason | null;

  @Field(() => String, { nullable: true, description: 'Written reason; demanded in the close band.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

@ObjectType({ description: 'Answer to a change of a round.' })
export class RoundPayload extends Payload {
  @Field(() => ReviewRoundModel, { nullable: true, description: 'The round.' })
  round?: ReviewRoundModel | null;
}

@ObjectType({ description: 'Answer to a change of a rubric.' })
export class RubricPayload extends Payload {
  @Field(() => RubricModel, { nullable: true, description: 'The rubric.' })
  rubric?: RubricModel | null;
}

@ObjectType({ description: 'Answer to a promise.' })
export class CommitmentPayload extends Payload {
  @Field(() => CommitmentModel, { nullable: true, description: 'The promise.' })
  commitment?: CommitmentModel | null;
}

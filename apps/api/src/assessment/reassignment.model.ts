import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { assignmentFixes, type AssignmentFix } from '#assessment';
import { reviewerKinds, type ReviewerKind } from '#schema';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { DateTime } from '../graphql/scalars.js';
import { ReviewerKindEnum } from './round.model.js';

@ArgsType()
export class ReassignmentArgs {
  @Field(() => ID, { description: 'The round.' })
  @IsString()
  roundId!: string;

  @Field(() => ID, { description: 'The reviewer who cannot go on.' })
  @IsString()
  reviewerId!: string;
}

@ObjectType({ description: 'One open read that goes to somebody else.' })
export class HandedReadModel {
  @Field(() => String, { description: 'Number of the application.' })
  number!: string;

  @Field(() => Boolean, { description: 'Whether the reviewer has begun it.' })
  begun!: boolean;

  @Field(() => ID, { nullable: true, description: 'Who takes it; none where nobody may or has room.' })
  toReviewerId!: string | null;

  @Field(() => Float, { description: 'Fit in micro-units; 1,000,000 is perfect.' })
  affinity!: number;
}

@ObjectType({ description: 'Who would take over the open reads of one reviewer. Nothing is changed by asking.' })
export class ReassignmentModel {
  @Field(() => [HandedReadModel], { description: 'The open reads.' })
  reads!: HandedReadModel[];

  @Field(() => String, { description: 'Gap to the optimum in micro-units; 0 is proven.' })
  gap!: string;

  @Field(() => String, { description: 'To be named when it is applied.' })
  fingerprint!: string;
}

@InputType({ description: 'The plan that was seen.' })
export class ReassignReadsInput extends MutationInput {
  @IdOf('ReviewRound', { description: 'The round.' })
  roundId!: string;

  @IdOf('Person', { description: 'The reviewer who cannot go on.' })
  reviewerId!: string;

  @Field(() => String, { description: 'Fingerprint of the preview.' })
  @IsString()
  @MaxLength(100)
  fingerprint!: string;
}

@InputType({ description: 'A way out that a run proposed.' })
export class ApplyAssignmentFixInput extends MutationInput {
  @IdOf('AssignmentRun', { description: 'The run without a solution.' })
  runId!: string;

  @Field(() => String, { description: 'raiseLoad, lowerDemand, lowerMinimum, unpin or relaxQuota.' })
  @IsIn(assignmentFixes)
  fix!: AssignmentFix;

  @Field(() => ReviewerKindEnum, {
    nullable: true,
    description: 'For relaxQuota: the kind whose rule goes; none takes away the limit per place of work.',
  })
  @IsOptional()
  @IsIn(reviewerKinds)
  kind: ReviewerKind | null = null;
}

@ObjectType({ description: 'What holds a round back, and what would close it.' })
export class UnmetNeedModel {
  @Field(() => String, { description: 'CAPACITY, PAIRS or PACE.' })
  cause!: string;

  @Field(() => String, { nullable: true, description: 'Sector key, where it matters.' })
  sector!: string | null;

  @Field(() => Int, { description: 'Reads that are missing.' })
  missing!: number;

  @Field(() => Int, { description: 'So many more reviewers close it.' })
  reviewers!: number;

  @Field(() => Int, { description: 'With so many reads each.' })
  readsEach!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the round would then be read through.' })
  closesAt!: Date | null;
}

@ObjectType({ description: 'When a round will be read through at the present pace.' })
export class RoundForecastModel {
  @Field(() => Float, { description: 'Reads sent in a day.' })
  pace!: number;

  @Field(() => DateTime, { nullable: true, description: 'When all reads are sent; none where nothing moves.' })
  finishesAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether that is before the round locks.' })
  inTime!: boolean;

  @Field(() => [UnmetNeedModel], { description: 'What holds it back.' })
  needs!: UnmetNeedModel[];
}

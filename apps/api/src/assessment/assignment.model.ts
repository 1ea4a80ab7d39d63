import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { assignmentStates, reviewStates, type AssignmentState } from '#schema';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel } from '../identity/person.model.js';
import { CriterionModel, ReviewRoundModel } from './round.model.js';

export const AssignmentStateEnum = enumOf(assignmentStates);
registerEnumType(AssignmentStateEnum, { name: 'AssignmentState', description: 'Where one read stands.' });
export const ReviewStateEnum = enumOf(reviewStates);
registerEnumType(ReviewStateEnum, { name: 'ReviewState', description: 'Draft or sent.' });

@ObjectType('ReviewScore', { implements: () => NodeModel, description: 'One level given to one criterion.' })
export class ReviewScoreModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => CriterionModel, { nullable: true, description: 'The criterion.' })
  criterion!: CriterionModel | null;

  @Field(() => Int, { nullable: true, description: 'The level; none when the criterion does not apply.' })
  score!: number | null;

  @Field(() => String, { description: 'Comment.' })
  comment!: string;
}

@ObjectType('Review', { implements: () => NodeModel, description: 'What one reviewer thinks of one application.' })
export class ReviewModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ReviewStateEnum, { description: 'Draft or sent.' })
  state!: string;

  @Field(() => Int, { nullable: true, description: 'How sure the reviewer is, 1 to 5.' })
  confidence!: number | null;

  @Field(() => String, { description: 'For the applicant.' })
  sharedComment!: string;

  @Field(() => String, { description: 'For the programme only.' })
  privateComment!: string;

  @Field(() => Float, { nullable: true, description: 'Weighted mean; none before it is sent.' })
  total!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent.' })
  sentAt!: string | null;

  @Field(() => AssignmentModel, { nullable: true, description: 'The assignment it answers.' })
  assignment!: unknown;

  @Field(() => [ReviewScoreModel], { description: 'Levels by criterion.' })
  scores!: ReviewScoreModel[];
}

@ObjectType('Assignment', { implements: () => NodeModel, description: 'One application given to one reviewer.' })
export class AssignmentModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Number of the application.' })
  number!: string;

  @Field(() => AssignmentStateEnum, { description: 'Where the read stands.' })
  state!: AssignmentState;

  @Field(() => DateTime, { nullable: true, description: 'When the reviewer said there is no conflict.' })
  clearedAt!: string | null;

  @Field(() => Json, { description: 'Why this pair: parts of the affinity in micro-units.' })
  reasons!: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'What was sent, without hidden fields, and its form: `{ answers, form }`. Opens with `clearedAt`.',
  })
  content!: unknown;

  @Field(() => PersonModel, { nullable: true, description: 'Who reads.' })
  reviewer!: PersonModel | null;

  @Field(() => ReviewRoundModel, { nullable: true, description: 'Its round.' })
  round!: ReviewRoundModel | null;

  @Field(() => ReviewModel, { nullable: true, description: 'What was written so far.' })
  review!: ReviewModel | null;
}

@ObjectType({ description: 'A page of assignments.' })
export class AssignmentConnection extends connectionOf('Assignment', AssignmentModel) {}

@InputType({ description: 'Which assignments.' })
export class AssignmentFilter {
  @Field(() => [AssignmentStateEnum], { nullable: true, description: 'In these states.' })
  @IsOptional()
  @IsIn(assignmentStates, { each: true })
  state?: AssignmentState[];

  @IdOf('ReviewRound', { nullable: true, description: 'Of this round.' })
  roundId?: string;
}

@ArgsType()
export class AssignmentArgs extends PageArgs {
  @Field(() => AssignmentFilter, { nullable: true, description: 'Which assignments.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AssignmentFilter)
  filter?: AssignmentFilter;
}

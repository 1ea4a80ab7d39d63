import { applyDecorators } from '@nestjs/common';
import { ArgsType, Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { wishKinds } from '#schema';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { Json } from '../graphql/scalars.js';

type WishKind = (typeof wishKinds)[number];

@InputType({ description: 'A reviewer to hold to an application, or to keep away from it.' })
export class ReadWishInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @IdOf('Person', { description: 'The reviewer.' })
  reviewerId!: string;

  @Field(() => String, { nullable: true, description: 'PIN, FORBID, or none to take the wish away.' })
  @IsOptional()
  @IsIn(wishKinds)
  kind?: WishKind | null;
}

/** A list of wishes that one press can make. */
const ReadWishes = (description: string) =>
  applyDecorators(
    Field(() => [ReadWishInput], { description }),
    ArrayMinSize(1),
    ArrayMaxSize(20),
    ValidateNested({ each: true }),
    Type(() => ReadWishInput),
  );

@ArgsType()
export class ReadWishesPreviewArgs {
  @Field(() => ID, { description: 'The round.' })
  @IsString()
  roundId!: string;

  @ReadWishes('The change: one pair, or two where one reviewer replaces another.')
  wishes!: ReadWishInput[];
}

@InputType({ description: 'Pairs to hold together or keep apart, from the next assignment on.' })
export class SetReadWishesInput extends MutationInput {
  @IdOf('ReviewRound', { description: 'The round.' })
  roundId!: string;

  @ReadWishes('The pairs; others keep what they have.')
  wishes!: ReadWishInput[];
}

@ObjectType({ description: 'One read of a proposed assignment.' })
export class ReadProposedModel {
  @Field(() => ID, { description: 'Global id of the reviewer.' })
  reviewerId!: string;

  @Field(() => Float, { description: 'Fit in micro-units; 1,000,000 is perfect.' })
  affinity!: number;

  @Field(() => Json, { description: 'Why this pair: parts of the fit in micro-units.' })
  reasons!: unknown;

  @Field(() => Boolean, { description: 'Begun or sent: nothing moves it.' })
  begun!: boolean;
}

/** An application as a line of a list names it. */
@ObjectType({ isAbstract: true })
abstract class NamedApplicationModel {
  @Field(() => ID, { description: 'Global id of the application.' })
  applicationId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: 'Name of the startup.' })
  name!: string;
}

@ObjectType({ description: 'Who would read one application.' })
export class ApplicationReadsModel extends NamedApplicationModel {
  @Field(() => [ReadProposedModel], { description: 'Its reads; none where no assignment exists.' })
  reads!: ReadProposedModel[];
}

@ObjectType({ description: 'A reviewer who is held to an application or kept away from it.' })
export class ReadWishModel {
  @Field(() => ID, { description: 'Global id of the application.' })
  applicationId!: string;

  @Field(() => ID, { description: 'Global id of the reviewer.' })
  reviewerId!: string;

  @Field(() => String, { description: 'PIN or FORBID.' })
  kind!: string;
}

@ObjectType({ description: 'One place that would change hands.' })
export class MovedReadModel extends NamedApplicationModel {
  @Field(() => ID, { nullable: true, description: 'Who would read it otherwise; none where a place is added.' })
  fromReviewerId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Who would read it; none where a place falls away.' })
  toReviewerId!: string | null;
}

@ObjectType({ description: 'What the next assignment of a round would be. Nothing is given out by asking.' })
export class ReadsProposalModel {
  @Field(() => Boolean, { description: 'No where nobody can satisfy all that is asked.' })
  possible!: boolean;

  @Field(() => Float, { description: 'Sum of the fit in micro-units.' })
  total!: number;

  @Field(() => String, { description: 'Gap to the optimum in micro-units; 0 is proven.' })
  gap!: string;

  @Field(() => [ApplicationReadsModel], { description: 'The applications of the round.' })
  applications!: ApplicationReadsModel[];

  @Field(() => [ReadWishModel], { description: 'What is asked of single pairs.' })
  wishes!: ReadWishModel[];

  @Field(() => [MovedReadModel], {
    description: 'In an open round: what would change hands if the assignment were computed now.',
  })
  waiting!: MovedReadModel[];

  @Field(() => Boolean, { description: 'An assignment is asked for and not there yet.' })
  computing!: boolean;
}

@ObjectType({ description: 'What a change by hand would do to the assignment. Nothing is changed by asking.' })
export class ReadWishesPreviewModel {
  @Field(() => Float, { nullable: true, description: 'Sum of the fit as it stands; none without an assignment.' })
  before!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same with the change; none where it leaves no assignment.' })
  after!: number | null;

  @Field(() => [MovedReadModel], { description: 'Who else would move; first in the applications that are named.' })
  moves!: MovedReadModel[];
}

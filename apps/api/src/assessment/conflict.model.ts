import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { conflictReasons, conflictSources, type ConflictReason, type ConflictSource } from '#schema';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel, StartupModel } from '../identity/person.model.js';
import { ConflictReasonEnum } from './review.inputs.js';

export const ConflictSourceEnum = enumOf(conflictSources);
registerEnumType(ConflictSourceEnum, { name: 'ConflictSource', description: 'How a conflict became known.' });

@ObjectType('Conflict', {
  implements: () => NodeModel,
  description: 'Why one person may not judge, or mentor, one startup.',
})
export class ConflictModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who.' })
  person!: PersonModel | null;

  @Field(() => StartupModel, { nullable: true, description: 'Which startup.' })
  startup!: StartupModel | null;

  @Field(() => ConflictSourceEnum, { description: 'Declared by somebody, found in records, or learned from history.' })
  source!: string;

  @Field(() => ConflictReasonEnum, { description: 'What kind; MENTOR_OF bars judging only.' })
  reason!: string;

  @Field(() => String, { description: 'What was found, e.g. the shared domain.' })
  evidence!: string;

  @Field(() => String, { description: 'What people wrote about it.' })
  note!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who told of it; nobody where it was found.' })
  declaredBy!: PersonModel | null;

  @Field(() => DateTime, { description: 'Since when it is known.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  liftedAt!: string | null;

  @Field(() => PersonModel, { nullable: true, description: 'Who lifted it; nobody where it is no longer found.' })
  liftedBy!: PersonModel | null;
}

@ObjectType({ description: 'A page of conflicts.' })
export class ConflictConnection extends connectionOf('Conflict', ConflictModel) {}

@InputType({ description: 'Which conflicts.' })
export class ConflictFilter {
  @Field(() => [ConflictSourceEnum], { nullable: true, description: 'How they became known.' })
  @IsOptional()
  @IsIn(conflictSources, { each: true })
  source?: ConflictSource[];

  @Field(() => [ConflictReasonEnum], { nullable: true, description: 'What kind.' })
  @IsOptional()
  @IsIn(conflictReasons, { each: true })
  reason?: ConflictReason[];

  @Field(() => Boolean, { nullable: true, description: 'True: those that ended; false: those that stand.' })
  @IsOptional()
  @IsBoolean()
  lifted?: boolean;

  @Field(() => [ID], { nullable: true, description: 'These ones, at most 500.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  ids?: string[];

  @Field(() => String, { nullable: true, description: 'Every word in a name, the evidence or the note.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string;
}

@ArgsType()
export class ConflictArgs extends PageArgs {
  @Field(() => ID, { description: 'Season whose applicants they concern.' })
  @IsString()
  seasonId!: string;

  @Field(() => ConflictFilter, { nullable: true, description: 'Which ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConflictFilter)
  filter?: ConflictFilter | null;
}

@InputType({ description: 'A conflict that somebody told of.' })
export class DeclareConflictInput extends MutationInput {
  @IdOf('Person', { description: 'Who may not judge.' })
  personId!: string;

  @IdOf('Startup', { description: 'The startup.' })
  startupId!: string;

  @Field(() => ConflictReasonEnum, { description: 'What kind.' })
  @IsIn(conflictReasons)
  reason!: ConflictReason;

  @Field(() => String, { description: 'What is known.' })
  @IsString()
  @MaxLength(1000)
  note!: string;
}

@InputType({ description: 'A conflict that is none.' })
export class LiftConflictInput extends MutationInput {
  @IdOf('Conflict', { description: 'The conflict.' })
  conflictId!: string;

  @Field(() => String, { description: 'Why it is none.' })
  @IsString()
  @MaxLength(1000)
  note!: string;
}

@ObjectType({ description: 'Answer to a change of the register.' })
export class ConflictPayload extends Payload {
  @Field(() => ConflictModel, { nullable: true, description: 'The conflict.' })
  conflict?: ConflictModel | null;
}

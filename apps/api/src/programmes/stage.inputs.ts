import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { stageKinds, type StageKind } from '#schema';
import { IdOf, IdsOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { DateTime, LocalizedTextInput } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { SeasonModel, StageKindEnum, StageModel } from './programme.model.js';

@InputType({ description: 'One condition of a gate.' })
export class GateItemInput {
  @Field(() => String, { description: 'Key, unique in the gate.' })
  @IsString()
  @Length(1, 60)
  key!: string;

  @Field(() => LocalizedTextInput, { description: 'What must hold.' })
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput;
}

@InputType({ description: 'A new stage.' })
export class CreateStageInput extends MutationInput {
  @IdOf('Season', { description: 'Season it belongs to.' })
  seasonId!: string;

  @Field(() => String, { description: 'Key of small letters, digits and hyphens.' })
  @Matches(/^[a-z][a-z0-9-]{1,39}$/)
  key!: string;

  @Field(() => StageKindEnum, { description: 'What happens in it.' })
  @IsIn(stageKinds)
  kind!: StageKind;

  @Field(() => LocalizedTextInput, { description: 'What staff call it.' })
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  staffName!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'What applicants are told.' })
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  applicantName!: LocalizedTextInput;

  @Field(() => DateTime, { description: 'When it begins.' })
  @IsDate()
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends.' })
  @IsDate()
  endsAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How many it takes at most.' })
  @IsOptional()
  @IsInt()
  seats?: number | null;
}

@InputType({ description: 'What to change of a stage.' })
export class UpdateStageInput extends MutationInput {
  @IdOf('Stage', { description: 'The stage.' })
  stageId!: string;

  @Field(() => Int, { description: 'Version the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What staff call it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  staffName?: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What applicants are told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  applicantName?: LocalizedTextInput;

  @Field(() => DateTime, { nullable: true, description: 'When it begins.' })
  @IsOptional()
  @IsDate()
  startsAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ends.' })
  @IsOptional()
  @IsDate()
  endsAt?: Date;

  @Field(() => Int, { nullable: true, description: 'How many it takes at most; null for no limit.' })
  @IsOptional()
  @IsInt()
  seats?: number | null;

  @Field(() => [GateItemInput], { nullable: true, description: 'The whole gate, anew.' })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => GateItemInput)
  gate?: GateItemInput[];
}

@InputType({ description: 'The stages of a season in a new order.' })
export class ReorderStagesInput extends MutationInput {
  @IdOf('Season', { description: 'The season.' })
  seasonId!: string;

  @IdsOf('Stage', { description: 'Every stage, in its new order.' })
  stageIds!: string[];
}

@InputType({ description: 'Which stage to take out.' })
export class RemoveStageInput extends MutationInput {
  @IdOf('Stage', { description: 'The stage.' })
  stageId!: string;
}

@InputType({ description: 'What to change of a season.' })
export class ChangeSeasonInput extends MutationInput {
  @IdOf('Season', { description: 'The season.' })
  seasonId!: string;

  @Field(() => Int, { description: 'Version the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the call opens.' })
  @IsOptional()
  @IsDate()
  opensAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the call closes.' })
  @IsOptional()
  @IsDate()
  finalDeadline?: Date;

  @Field(() => Int, { nullable: true, description: 'Places in the cohort.' })
  @IsOptional()
  @IsInt()
  seats?: number;
}

@ObjectType({ description: 'Answer to a change of one stage.' })
export class StagePayload extends Payload {
  @Field(() => StageModel, { nullable: true, description: 'The stage.' })
  stage?: StageModel | null;
}

@ObjectType({ description: 'Answer to a change of a season.' })
export class SeasonPayload extends Payload {
  @Field(() => SeasonModel, { nullable: true, description: 'The season.' })
  season?: SeasonModel | null;
}

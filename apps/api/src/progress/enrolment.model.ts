import { Field, ID, Int, ObjectType, InputType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString, MaxLength } from 'class-validator';
import { enrolmentStates } from '#schema';
import { ApplicationModel } from '../applications/application.model.js';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { DateTime } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { StartupModel } from '../identity/person.model.js';
import { CohortModel, StageModel } from '../programmes/programme.model.js';

export const EnrolmentStateEnum = enumOf(enrolmentStates);
registerEnumType(EnrolmentStateEnum, { name: 'EnrolmentState', description: "Whether a startup's place is live." });

@ObjectType('Enrolment', { implements: () => NodeModel, description: "A startup's place in a cohort." })
export class EnrolmentModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => EnrolmentStateEnum, { description: 'Whether it is live.' })
  state!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  startedAt!: string;

  @Field(() => StartupModel, { nullable: true, description: 'The startup.' })
  startup!: StartupModel | null;

  @Field(() => StageModel, { nullable: true, description: 'Where it is now.' })
  stage!: StageModel | null;

  @Field(() => ID, { description: 'Global id of the cohort.' })
  cohortId!: string;

  @Field(() => CohortModel, { nullable: true, description: 'The cohort.' })
  cohort!: CohortModel | null;

  @Field(() => ApplicationModel, { nullable: true, description: 'The application it came from.' })
  application!: unknown;

  @Field(() => Int, { description: 'Version.' })
  version!: number;
}

@InputType({ description: 'Where a startup goes.' })
export class MoveStartupInput extends MutationInput {
  @IdOf('Enrolment', { description: "The startup's place." })
  enrolmentId!: string;

  @IdOf('Stage', { description: 'The stage it goes to.' })
  stageId!: string;

  @Field(() => [String], { description: 'Keys of the gate items that hold.' })
  @ArrayMaxSize(50)
  @IsString({ each: true })
  gateMet!: string[];

  @Field(() => String, { nullable: true, description: 'Why an open item does not matter.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  waiver?: string;
}

@ObjectType({ description: 'Answer to a move.' })
export class EnrolmentPayload extends Payload {
  @Field(() => EnrolmentModel, { nullable: true, description: "The startup's place." })
  enrolment?: EnrolmentModel | null;
}

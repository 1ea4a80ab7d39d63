import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { declineReasons, type DeclineReason, type DecisionOutcome } from '#schema';
import { ApplicationModel } from '../applications/application.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime } from '../graphql/scalars.js';
import { PersonModel } from '../identity/person.model.js';
import { DecisionOutcomeEnum } from './score-run.model.js';

export const DeclineReasonEnum = enumOf(declineReasons);
registerEnumType(DeclineReasonEnum, { name: 'DeclineReason', description: 'Why an application is not taken.' });

@ObjectType('DecisionBatch', { description: 'Decisions told to everybody at one moment.' })
export class DecisionBatchModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  releasedAt!: string;

  @Field(() => PersonModel, { nullable: true, description: 'By whom.' })
  releasedBy!: PersonModel | null;

  @Field(() => Int, { description: 'How many were accepted.' })
  accepted!: number;

  @Field(() => Int, { description: 'How many were put on the waiting list.' })
  waitlisted!: number;

  @Field(() => Int, { description: 'How many were declined.' })
  declined!: number;
}

@ObjectType('Decision', { description: 'What a person decided on an application.' })
export class DecisionModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ApplicationModel, { nullable: true, description: 'The application.' })
  application!: unknown;

  @Field(() => DecisionOutcomeEnum, { description: 'What becomes of it.' })
  outcome!: DecisionOutcome;

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Why it is not taken.' })
  reason!: DeclineReason | null;

  @Field(() => String, { description: 'Written reason.' })
  note!: string;

  @Field(() => DateTime, { description: 'When it was marked.' })
  createdAt!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who decided.' })
  decidedBy!: PersonModel | null;

  @Field(() => DecisionBatchModel, { nullable: true, description: 'The release it was part of; none while pending.' })
  batch!: DecisionBatchModel | null;
}

@ObjectType({ description: 'A page of decisions.' })
export class DecisionConnection extends connectionOf('Decision', DecisionModel) {}

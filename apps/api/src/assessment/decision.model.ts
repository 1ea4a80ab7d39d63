import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { declineReasons } from '#schema';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime } from '../graphql/scalars.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel } from '../identity/person.model.js';

export const DeclineReasonEnum = enumOf(declineReasons);
registerEnumType(DeclineReasonEnum, { name: 'DeclineReason', description: 'Why an application is not taken.' });

@ObjectType('DecisionBatch', { implements: () => NodeModel, description: 'Decisions told to everybody at one moment.' })
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

import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { decisionOutcomes, messageStates, type MessageState } from '#schema';
import { DecisionOutcomeEnum } from '../assessment/score-run.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { IdsOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel } from '../identity/person.model.js';

export const MessageStateEnum = enumOf(messageStates);
registerEnumType(MessageStateEnum, { name: 'MessageState', description: 'How far a letter is.' });

@ObjectType('Notice', { implements: () => NodeModel, description: 'A message to the viewer in the app.' })
export class NoticeModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Which template.' })
  template!: string;

  @Field(() => String, { description: 'What it says, in a line.' })
  subject!: string;

  @Field(() => String, { description: 'What it says.' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'Path it leads to.' })
  link!: string | null;

  @Field(() => DateTime, { description: 'When it came.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was read.' })
  readAt!: string | null;
}

@ObjectType('Letter', { implements: () => NodeModel, description: 'A letter as it went out, or would have.' })
export class LetterModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Which template.' })
  template!: string;

  @Field(() => String, { description: 'Where it went.' })
  address!: string;

  @Field(() => PersonModel, { nullable: true, description: 'To whom.' })
  recipient!: PersonModel | null;

  @Field(() => String, { description: 'Its language.' })
  locale!: string;

  @Field(() => String, { description: 'Subject.' })
  subject!: string;

  @Field(() => String, { description: 'Text.' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'Path its button leads to.' })
  link!: string | null;

  @Field(() => MessageStateEnum, { description: 'How far it is; HELD while no mail server is set.' })
  state!: MessageState;

  @Field(() => Int, { description: 'How often it was tried.' })
  tries!: number;

  @Field(() => String, { nullable: true, description: 'What the mail server said last.' })
  lastError!: string | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent.' })
  sentAt!: string | null;
}

@ObjectType({ description: 'A page of messages.' })
export class NoticeConnection extends connectionOf('Notice', NoticeModel) {}

@ObjectType({ description: 'A page of letters.' })
export class LetterConnection extends connectionOf('Letter', LetterModel) {}

@InputType({ description: 'Which letters.' })
export class LetterFilter {
  @Field(() => [MessageStateEnum], { nullable: true, description: 'In these states.' })
  @IsOptional()
  @IsIn(messageStates, { each: true })
  state?: MessageState[];
}

@ArgsType()
export class LetterArgs extends PageArgs {
  @Field(() => LetterFilter, { nullable: true, description: 'Which letters.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LetterFilter)
  filter?: LetterFilter;
}

@InputType({ description: 'Which messages were read.' })
export class MarkReadInput extends MutationInput {
  @IdsOf('Notice', { description: 'The messages; an empty list marks all.' })
  @ArrayMaxSize(100)
  noticeIds!: string[];
}

@ObjectType({ description: 'Answer to reading.' })
export class MarkReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were unread before.' })
  marked?: number | null;
}

@ObjectType({ description: 'One letter as it would go.' })
export class PreviewedLetterModel {
  @Field(() => String, { description: 'Number of the application.' })
  number!: string;

  @Field(() => DecisionOutcomeEnum, { description: 'What it tells.' })
  outcome!: (typeof decisionOutcomes)[number];

  @Field(() => String, { description: 'Subject.' })
  subject!: string;

  @Field(() => String, { description: 'Text.' })
  body!: string;
}

@ObjectType({ description: 'The letters that a release would send.' })
export class LetterPreviewModel {
  @Field(() => Int, { description: 'How many teams are accepted.' })
  accepted!: number;

  @Field(() => Int, { description: 'How many go on the waiting list.' })
  waitlisted!: number;

  @Field(() => Int, { description: 'How many are declined.' })
  declined!: number;

  @Field(() => [PreviewedLetterModel], { description: 'The first few of each kind.' })
  letters!: PreviewedLetterModel[];
}

import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsDate,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import { checkReasons, memberRights, type CheckReason, type MemberRight } from '#schema';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.model.js';
import { registerEnumType } from '@nestjs/graphql';
import { ApplicationModel } from './application.model.js';
import { ApplicationMemberModel, CheckReasonEnum, MemberRightEnum } from './file.model.js';

const findings = ['ELIGIBLE', 'INELIGIBLE'] as const;
const FindingEnum = enumOf(findings);
registerEnumType(FindingEnum, { name: 'CheckFinding', description: 'Eligible or not.' });

type Answers = Record<string, unknown>;

@InputType({ description: 'Answers to the eligibility form of a season.' })
export class CheckEligibilityInput extends MutationInput {
  @IdOf('Season', { description: 'The season.' })
  seasonId!: string;

  @Field(() => Json, { description: 'Answers by field key.' })
  @IsObject()
  answers!: Answers;
}

@InputType({ description: 'Who begins an application for which season.' })
export class StartApplicationInput extends MutationInput {
  @IdOf('Season', { description: 'The season.' })
  seasonId!: string;

  @Field(() => Json, { description: 'Answers to the eligibility form.' })
  @IsObject()
  eligibility!: Answers;

  @IdOf('Startup', { nullable: true, description: 'A startup of the viewer; none for a new one.' })
  startupId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a new startup.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  startupName?: string | null;
}

@InputType({ description: 'Changed answers of a draft.' })
export class SaveAnswersInput extends MutationInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @Field(() => Int, { description: 'Newest version whose answers the writer has seen.' })
  @IsInt()
  baseVersion!: number;

  @Field(() => Json, { description: 'Only the fields that changed; null removes an answer.' })
  @IsObject()
  answers!: Answers;
}

@InputType({ description: 'Whom to let into an application.' })
export class InviteCoApplicantInput extends MutationInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @Field(() => String, { description: 'Name, as one field.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  name!: string;

  @Field(() => String, { description: 'Address the letter goes to.' })
  @IsEmail()
  @MaxLength(200)
  email!: string;

  @Field(() => MemberRightEnum, { description: 'What this person may do.' })
  @IsIn(memberRights)
  right!: MemberRight;
}

@InputType({ description: 'An application to send.' })
export class SubmitApplicationInput extends MutationInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @Field(() => Int, { nullable: true, description: 'Version the sender saw.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;

  @Field(() => String, {
    description: 'Chosen once for each try to send: the same key with the same answers counts from its first arrival.',
  })
  @IsString()
  @Length(1, 100)
  attemptKey!: string;
}

@InputType({ description: 'Which application.' })
export class ApplicationInput extends MutationInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;
}

@InputType({ description: 'Which file.' })
export class RemoveFileInput extends MutationInput {
  @IdOf('StoredFile', { description: 'The file.' })
  fileId!: string;
}

@InputType({ description: 'What staff found in the administrative check.' })
export class RecordCheckVerdictInput extends MutationInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @Field(() => Int, { description: 'Version the checker saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => FindingEnum, { description: 'Eligible or not.' })
  @IsIn(findings)
  result!: (typeof findings)[number];

  @Field(() => [CheckReasonEnum], { description: 'Why it is not eligible; at least one then.' })
  @ArrayMaxSize(20)
  @IsIn(checkReasons, { each: true })
  reasonCodes!: CheckReason[];

  @Field(() => String, { nullable: true, description: 'Note for colleagues and the letter.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

@InputType({ description: 'What to revise, until when.' })
export class RequestRevisionInput extends MutationInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @Field(() => Int, { description: 'Version the checker saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => [String], { description: 'Keys of the questions that open again.' })
  @ArrayMaxSize(100)
  @IsString({ each: true })
  fieldKeys!: string[];

  @Field(() => String, { description: 'What is asked, in words for the team.' })
  @IsString()
  @MaxLength(1000)
  note!: string;

  @Field(() => DateTime, { description: 'Until when, at most 30 days ahead.' })
  @IsDate()
  dueAt!: Date;
}

@ObjectType({ description: 'A rule of the call that is not met.' })
export class UnmetRuleModel {
  @Field(() => String, { description: 'Key of the rule.' })
  key!: string;

  @Field(() => String, { description: 'Key of the question it is about.' })
  field!: string;

  @Field(() => String, { description: "The rule and when to come again, in the viewer's language." })
  text!: string;
}

@ObjectType({ description: 'Whether one may apply.' })
export class EligibilityPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'Whether every rule is met; none when answers are missing.' })
  eligible?: boolean | null;

  @Field(() => [UnmetRuleModel], { nullable: true, description: 'Rules that are not met.' })
  failedRules?: UnmetRuleModel[] | null;
}

@ObjectType({ description: 'Answer to a step of one application.' })
export class ApplicationPayload extends Payload {
  @Field(() => ApplicationModel, { nullable: true, description: 'The application.' })
  application?: ApplicationModel | null;
}

@ObjectType({ description: 'An answer that two people changed; theirs stands.' })
export class AnswerConflictModel {
  @Field(() => String, { description: 'Key of the question.' })
  field!: string;

  @Field(() => Json, { nullable: true, description: 'What the other person wrote.' })
  theirs!: unknown;

  @Field(() => String, { description: 'Who wrote it.' })
  editedBy!: string;
}

@ObjectType({ description: 'Answer to saving.' })
export class SaveAnswersPayload extends Payload {
  @Field(() => ApplicationModel, { nullable: true, description: 'The application.' })
  application?: ApplicationModel | null;

  @Field(() => [AnswerConflictModel], { nullable: true, description: 'Fields that were not kept.' })
  conflicts?: AnswerConflictModel[] | null;
}

@ObjectType({ description: 'Answer to an invitation to an application.' })
export class ApplicationMemberPayload extends Payload {
  @Field(() => ApplicationMemberModel, { nullable: true, description: 'The new member.' })
  member?: ApplicationMemberModel | null;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import {
  reviewerKinds,
  spokenLanguages,
  startupStages,
  type ReviewerKind,
  type SpokenLanguage,
  type StartupStage,
} from '#schema';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { Payload } from '../graphql/user-error.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { SpokenLanguageEnum, StartupStageEnum } from '../identity/person.model.js';
import { FitWeightInput } from '../mentoring/wish-preview.model.js';
import { RoundInput } from './round.inputs.js';
import { ReviewerKindEnum } from './round.model.js';

@ObjectType('ReviewerProfile', {
  implements: () => NodeModel,
  description: 'What a reviewer knows and has ties to, the same for every round.',
})
export class ReviewerProfileModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Where this person works.' })
  organisation!: string;

  @Field(() => String, { description: 'What this person knows, in his or her own words.' })
  bio!: string;

  @Field(() => [String], { description: 'Topic keys.' })
  topics!: string[];

  @Field(() => [String], { description: 'Sector keys.' })
  sectors!: string[];

  @Field(() => [StartupStageEnum], { description: 'Stages of ventures this person knows.' })
  stages!: string[];

  @Field(() => [String], { description: 'Companies this person owns, advises or put money into.' })
  ventures!: string[];

  @Field(() => [SpokenLanguageEnum], { description: 'Languages this person reads; none = not said.' })
  languages!: SpokenLanguage[];

  @Field(() => [String], { description: 'Slugs of the spaces whose applications this person reads first.' })
  spaces!: string[];

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;
}

/** What reviewers and mentors both say of themselves. */
@InputType({ isAbstract: true })
export abstract class ExpertiseInput extends MutationInput {
  @Field(() => String, { description: 'Where one works.' })
  @IsString()
  @MaxLength(200)
  organisation!: string;

  @Field(() => String, { description: 'What one knows, in own words.' })
  @IsString()
  @MaxLength(4000)
  bio!: string;

  @Field(() => [String], { description: 'Topic keys.' })
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  topics!: string[];

  @Field(() => [String], { description: 'Sector keys.' })
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  sectors!: string[];

  @Field(() => [StartupStageEnum], { description: 'Stages of ventures one knows.' })
  @IsIn(startupStages, { each: true })
  stages!: StartupStage[];

  @Field(() => [String], { description: 'Companies one owns, advises or put money into.' })
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ventures!: string[];

  @Field(() => [SpokenLanguageEnum], { description: 'Languages one works in; none where one does not say.' })
  @IsIn(spokenLanguages, { each: true })
  languages!: SpokenLanguage[];

  @Field(() => [String], { description: 'Slugs of spaces near; none where one does not say.' })
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  spaces!: string[];
}

@InputType({ description: "A reviewer's profile as it shall be." })
export class SaveReviewerProfileInput extends ExpertiseInput {
  @Field(() => Int, { nullable: true, description: 'Version the caller saw; none where there was no profile.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@InputType({ description: 'A reviewer to take into a round.' })
export class AddReviewerInput extends RoundInput {
  @IdOf('Person', { description: 'Somebody who reviews in this programme.' })
  personId!: string;

  @Field(() => Int, { description: 'How many applications this person agreed to read, 1 to 500.' })
  @IsInt()
  capacity!: number;

  @Field(() => ReviewerKindEnum, {
    nullable: true,
    description: 'What kind of reviewer this is, where the rules of the round ask for kinds.',
  })
  @IsOptional()
  @IsIn(reviewerKinds)
  kind: ReviewerKind | null = null;
}

@InputType({ description: "Weights of the parts of a reviewer's fit." })
export class SetRoundFitWeightsInput extends RoundInput {
  @Field(() => Int, { description: 'Version of the round the caller saw.' })
  @IsInt()
  expectedVersion!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether reviewer and team must know a language in common; as it is where it is not said.',
  })
  @IsOptional()
  @IsBoolean()
  commonLanguage?: boolean | null;

  @Field(() => [FitWeightInput], { description: 'Parts that differ from the usual weights; none goes back to them.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FitWeightInput)
  weights!: FitWeightInput[];
}

@ObjectType({ description: "Answer to a change of a reviewer's profile." })
export class ReviewerProfilePayload extends Payload {
  @Field(() => ReviewerProfileModel, { nullable: true, description: 'The profile.' })
  profile?: ReviewerProfileModel | null;
}

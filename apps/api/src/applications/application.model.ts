import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { applicationLifecycles, type ApplicationLifecycle } from '#schema';
import { ReviewModel } from '../assessment/assignment.model.js';
import { ScoreResultModel } from '../assessment/score-run.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { IdOf } from '../graphql/id-of.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel, StartupModel } from '../identity/person.model.js';
import { SeasonModel } from '../programmes/programme.model.js';
import {
  ApplicationMemberModel,
  ApplicationSnapshotModel,
  CheckVerdictModel,
  OfferModel,
  RevisionRequestModel,
  StageEntryModel,
  StoredFileModel,
} from './file.model.js';

export const ApplicationLifecycleEnum = enumOf(applicationLifecycles);
registerEnumType(ApplicationLifecycleEnum, {
  name: 'ApplicationLifecycle',
  description: 'Where an application stands.',
});

const orders = ['submittedAt', 'createdAt', 'number'] as const;
const ApplicationOrderEnum = enumOf(orders);
registerEnumType(ApplicationOrderEnum, { name: 'ApplicationOrder', description: 'What a list is ordered by.' });

@ObjectType('Application', { implements: () => NodeModel, description: "One startup's request to join one season." })
export class ApplicationModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Number, such as HFS2-0042.' })
  number!: string;

  @Field(() => ApplicationLifecycleEnum, { description: 'Where it stands.' })
  lifecycle!: ApplicationLifecycle;

  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was first sent.' })
  submittedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when a withdrawal can be taken back.' })
  undoUntil!: string | null;

  @Field(() => Json, { nullable: true, description: 'Answers of the draft; for the team alone.' })
  answers!: unknown;

  @Field(() => Json, { nullable: true, description: 'Answers to the eligibility form; for the team alone.' })
  eligibility!: unknown;

  @Field(() => Int, { description: 'Version of the form it answers.' })
  formVersion!: number;

  @Field(() => SeasonModel, { nullable: true, description: 'The season it wants to join.' })
  season!: SeasonModel | null;

  @Field(() => StartupModel, { nullable: true, description: 'Who applies; hidden from reviewers of a blind round.' })
  startup!: StartupModel | null;

  @Field(() => PersonModel, { nullable: true, description: 'Who leads it.' })
  lead!: PersonModel | null;

  @Field(() => ApplicationSnapshotModel, { nullable: true, description: 'What was sent last.' })
  snapshot!: ApplicationSnapshotModel | null;

  @Field(() => [ApplicationSnapshotModel], { description: 'Everything that was sent, newest first.' })
  snapshots!: ApplicationSnapshotModel[];

  @Field(() => StageEntryModel, { nullable: true, description: 'Where it is now.' })
  currentEntry!: StageEntryModel | null;

  @Field(() => [StageEntryModel], { description: 'Its path through the stages.' })
  stageEntries!: StageEntryModel[];

  @Field(() => RevisionRequestModel, { nullable: true, description: 'The revision that waits for an answer.' })
  openRevision!: RevisionRequestModel | null;

  @Field(() => [RevisionRequestModel], { description: 'All revisions, newest first.' })
  revisions!: RevisionRequestModel[];

  @Field(() => Int, { description: 'How often it was returned for revision.' })
  revisionCount!: number;

  @Field(() => OfferModel, { nullable: true, description: 'The newest offer.' })
  offer!: OfferModel | null;

  @Field(() => [CheckVerdictModel], { description: 'What checks found, newest first; for staff.' })
  verdicts!: CheckVerdictModel[];

  @Field(() => [ApplicationMemberModel], { description: 'People with access, the lead first.' })
  members!: ApplicationMemberModel[];

  @Field(() => [StoredFileModel], { description: 'Files, oldest first.' })
  files!: StoredFileModel[];

  @Field(() => [ReviewModel], { description: 'Reviews that were sent, oldest first; for staff.' })
  reviews!: ReviewModel[];

  @Field(() => Int, { description: 'How many reviews the viewer may see.' })
  reviewCount!: number;

  @Field(() => ScoreResultModel, { nullable: true, description: 'Its place in the current ranking; for directors.' })
  result!: ScoreResultModel | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent last.' })
  snapshotTakenAt!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer may change answers.' })
  maySave!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may send it.' })
  maySubmit!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may check it.' })
  mayCheck!: boolean;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;
}

@ObjectType({ description: 'A page of applications.' })
export class ApplicationConnection extends connectionOf('Application', ApplicationModel) {}

@InputType({ description: 'Which applications.' })
export class ApplicationFilter {
  @IdOf('Season', { nullable: true, description: 'Of this season.' })
  seasonId?: string;

  @Field(() => [ApplicationLifecycleEnum], { nullable: true, description: 'In these states.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsIn(applicationLifecycles, { each: true })
  lifecycle?: ApplicationLifecycle[];

  @Field(() => String, { nullable: true, description: 'Words in number, startup or lead.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;
}

@ArgsType()
export class ApplicationArgs extends PageArgs {
  @Field(() => ApplicationFilter, { nullable: true, description: 'Which applications.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ApplicationFilter)
  filter?: ApplicationFilter;

  @Field(() => ApplicationOrderEnum, { nullable: true, description: 'Order; the time of sending unless told.' })
  @IsOptional()
  @IsIn(orders)
  orderBy?: (typeof orders)[number];
}

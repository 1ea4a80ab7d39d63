import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { keepModes, matchStates, mentorStates, type MatchState, type MeetingMode, type SpokenLanguage } from '#schema';
import { RunStateEnum } from '../assessment/round.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { TallyEntry } from '../graphql/tally.model.js';
import { NodeModel } from '../graphql/node.model.js';
import {
  MeetingModeEnum,
  PersonModel,
  SpokenLanguageEnum,
  StartupModel,
  StartupStageEnum,
} from '../identity/person.model.js';
import { CohortModel } from '../programmes/programme.model.js';

export const MatchStateEnum = enumOf(matchStates);
registerEnumType(MatchStateEnum, { name: 'MatchState', description: 'Where a pair stands.' });
export const MentorStateEnum = enumOf(mentorStates);
registerEnumType(MentorStateEnum, { name: 'MentorState', description: 'Whether a mentor takes startups.' });

export const KeepModeEnum = enumOf(keepModes);
registerEnumType(KeepModeEnum, { name: 'KeepMode', description: 'How much a run keeps of what was offered before.' });

@ObjectType('MentorProfile', { implements: () => NodeModel, description: 'A mentor as one cohort knows that person.' })
export class MentorProfileModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who.' })
  person!: PersonModel | null;

  @Field(() => String, { description: 'Name; contact is with the person, once both sides agreed.' })
  name!: string;

  @Field(() => String, { description: 'Who this is, in a line.' })
  headline!: string;

  @Field(() => String, { description: 'Where this person works.' })
  organisation!: string;

  @Field(() => String, { description: 'What this person knows, in his or her own words.' })
  bio!: string;

  @Field(() => [StartupStageEnum], { description: 'Stages of ventures this person knows.' })
  stages!: string[];

  @Field(() => [String], {
    description: 'Companies this person owns, advises or put money into; for the person and for staff.',
  })
  ventures!: string[];

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;

  @Field(() => [String], { description: 'Topic keys.' })
  topics!: string[];

  @Field(() => [String], { description: 'Sector keys.' })
  sectors!: string[];

  @Field(() => [SpokenLanguageEnum], { description: 'Languages this person works in; none = not said.' })
  languages!: SpokenLanguage[];

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How this person meets startups.' })
  meetingMode!: MeetingMode | null;

  @Field(() => [String], { description: 'Slugs of the spaces where this person can meet.' })
  spaces!: string[];

  @Field(() => [String], { description: 'Parts of a usual week that are free, such as `mon.morning`.' })
  freeTimes!: string[];

  @Field(() => Int, { description: 'How many startups at most.' })
  maxStartups!: number;

  @Field(() => Int, { description: 'How many startups now, as far as the viewer may see.' })
  active!: number;

  @Field(() => MentorStateEnum, { description: 'Whether this mentor takes startups.' })
  state!: string;

  @Field(() => ID, { description: 'Global id of the cohort.' })
  cohortId!: string;

  @Field(() => CohortModel, { nullable: true, description: 'The cohort.' })
  cohort!: CohortModel | null;

  @Field(() => [MentorMatchModel], { description: 'Pairs that were offered.' })
  matches!: unknown;
}

@ObjectType('MentorMatch', { implements: () => NodeModel, description: 'One startup and one mentor.' })
export class MentorMatchModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => MatchStateEnum, { description: 'Where the pair stands.' })
  state!: MatchState;

  @Field(() => Float, { nullable: true, description: 'Fit in micro-units, 1,000,000 is perfect; for staff.' })
  affinity!: number | null;

  @Field(() => Json, {
    description: 'Why: `{ parts, outOf, words, unknown, common, reason, price, alternativeMentorId }`.',
  })
  reasons!: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'How the two ranked each other: `{ startup, mentor, parts, outOf }`; for staff.',
  })
  ranks!: unknown;

  @Field(() => DateTime, { nullable: true, description: 'When it was offered.' })
  offeredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the mentor answered.' })
  answeredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the team answered.' })
  teamAnsweredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When those who had not answered were reminded.' })
  remindedAt!: string | null;

  @Field(() => String, { description: 'What was written with the answer.' })
  answerNote!: string;

  @Field(() => StartupModel, { nullable: true, description: 'The startup.' })
  startup!: StartupModel | null;

  @Field(() => MentorProfileModel, { nullable: true, description: 'The mentor.' })
  mentor!: unknown;
}

@ObjectType('MatchRun', {
  implements: () => NodeModel,
  description: 'One computation of mentor pairs; a proposal until it is published.',
})
export class MatchRunModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => RunStateEnum, { description: 'Where it stands.' })
  state!: string;

  @Field(() => KeepModeEnum, { description: 'How much unanswered offers were kept.' })
  keepMode!: string;

  @Field(() => Json, {
    nullable: true,
    description: 'Coverage, totals, gap, prices, pairs dropped with the cause, and the curve of keeping against fit.',
  })
  outcome!: unknown;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done.' })
  finishedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was published.' })
  publishedAt!: string | null;

  @Field(() => [MentorMatchModel], { description: 'Its pairs, by startup.' })
  matches!: MentorMatchModel[];

  @Field(() => [TallyEntry], { description: 'Its pairs by state.' })
  states!: TallyEntry[];
}

@ObjectType('MatchWish', { implements: () => NodeModel, description: 'A pair that is held together or kept apart.' })
export class MatchWishModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'PIN or FORBID.' })
  kind!: string;

  @Field(() => StartupModel, { nullable: true, description: 'The startup.' })
  startup!: StartupModel | null;

  @Field(() => MentorProfileModel, { nullable: true, description: 'The mentor.' })
  mentor!: MentorProfileModel | null;
}

@ObjectType({ description: 'A page of pairs.' })
export class MentorMatchConnection extends connectionOf('MentorMatch', MentorMatchModel) {}

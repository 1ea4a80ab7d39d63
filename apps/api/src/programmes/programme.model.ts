import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  formKinds,
  seasonStates,
  spaceStates,
  stageKinds,
  type SeasonState,
  type SpaceState,
  type StageKind,
} from '#schema';
import { ReviewRoundModel } from '../assessment/round.model.js';
import { MentorProfileModel } from '../mentoring/match.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { TallyEntry } from '../graphql/tally.model.js';
import { NodeModel } from '../graphql/node.model.js';

export const SeasonStateEnum = enumOf(seasonStates);
registerEnumType(SeasonStateEnum, { name: 'SeasonState', description: 'Where a season stands.' });
export const StageKindEnum = enumOf(stageKinds);
registerEnumType(StageKindEnum, { name: 'StageKind', description: 'What happens in a stage.' });
export const FormKindEnum = enumOf(formKinds);
registerEnumType(FormKindEnum, { name: 'FormKind', description: 'What a form is for.' });
export const SpaceStateEnum = enumOf(spaceStates);
registerEnumType(SpaceStateEnum, { name: 'SpaceState', description: 'Whether a space is open.' });

@ObjectType('Stage', {
  implements: () => NodeModel,
  description: 'A step of a season, with its dates, seats and gate.',
})
export class StageModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Key, unique in its season.' })
  key!: string;

  @Field(() => StageKindEnum, { description: 'What happens in it.' })
  kind!: StageKind;

  @Field(() => Int, { description: 'Place in the order, from 1.' })
  position!: number;

  @Field(() => String, { description: 'What staff call it.' })
  staffName!: string;

  @Field(() => String, { description: 'What applicants are told.' })
  applicantName!: string;

  @Field(() => Json, { description: 'What staff call it, in both languages: `{ id, en }`.' })
  staffTexts!: unknown;

  @Field(() => Json, { description: 'What applicants are told, in both languages: `{ id, en }`.' })
  applicantTexts!: unknown;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: string;

  @Field(() => Int, { nullable: true, description: 'How many it takes at most.' })
  seats!: number | null;

  @Field(() => Json, { description: 'Gate items: `[{ key, name: { id, en } }]`.' })
  gate!: unknown;

  @Field(() => Int, { description: 'How many are in it now, as far as the viewer may see.' })
  here!: number;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;
}

@ObjectType('FormDefinition', { implements: () => NodeModel, description: 'One version of a form.' })
export class FormDefinitionModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => FormKindEnum, { description: 'What it is for.' })
  kind!: string;

  @Field(() => Int, { description: 'Version, from 1.' })
  formVersion!: number;

  @Field(() => Json, { description: 'Sections and fields.' })
  definition!: unknown;
}

@ObjectType('Cohort', { implements: () => NodeModel, description: 'The startups taken in one season.' })
export class CohortModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Short name in addresses.' })
  slug!: string;

  @Field(() => Int, { description: 'How many startups it takes.' })
  capacity!: number;

  @Field(() => String, { description: 'PLANNED, ACTIVE or COMPLETED.' })
  state!: string;

  @Field(() => Json, {
    nullable: true,
    description: "Weights of the parts of a mentor's fit where they differ from the usual ones, by part.",
  })
  fitWeights!: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'Hard rules of the fit where they differ from the usual ones: `{ language, sharedTimes }`.',
  })
  fitRules!: unknown;

  @Field(() => Int, { description: 'Version to name when changing its weights.' })
  version!: number;

  @Field(() => SeasonModel, { nullable: true, description: 'Its season.' })
  season!: unknown;

  @Field(() => [MentorProfileModel], { description: 'Its mentors, by name, as far as the viewer may see.' })
  mentors!: unknown;
}

@ObjectType('Season', {
  implements: () => NodeModel,
  description: 'One run of a programme; its public intake is the call.',
})
export class SeasonModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Short name in addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'What it is about.' })
  summary!: string;

  @Field(() => SeasonStateEnum, { description: 'Where it stands.' })
  state!: SeasonState;

  @Field(() => DateTime, { description: 'When the call opens.' })
  opensAt!: string;

  @Field(() => DateTime, { description: 'When the call closes.' })
  finalDeadline!: string;

  @Field(() => Int, { description: 'Places in the cohort.' })
  seats!: number;

  @Field(() => Int, { description: 'Hours in which an offer is answered.' })
  offerHours!: number;

  @Field(() => Boolean, { description: 'Whether this is a rehearsal.' })
  isRehearsal!: boolean;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;

  @Field(() => ProgrammeModel, { nullable: true, description: 'Its programme.' })
  programme!: unknown;

  @Field(() => [StageModel], { description: 'Its stages in order.' })
  stages!: StageModel[];

  @Field(() => [CohortModel], { description: 'Its cohorts.' })
  cohorts!: CohortModel[];

  @Field(() => [ReviewRoundModel], { description: 'Its review rounds, as far as the viewer has to do with them.' })
  rounds!: unknown;

  @Field(() => [TallyEntry], { description: 'Applications by state, as far as the viewer may see.' })
  funnel!: TallyEntry[];

  @Field(() => [FormDefinitionModel], { description: 'Its published forms, newest first.' })
  forms!: FormDefinitionModel[];
}

@ObjectType('Programme', { implements: () => NodeModel, description: 'A family of seasons.' })
export class ProgrammeModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Short name in addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'What it is about.' })
  summary!: string;

  @Field(() => String, { description: 'Kind of programme.' })
  type!: string;

  @Field(() => String, { description: 'Time zone in which its deadlines are told.' })
  zone!: string;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => [SeasonModel], { description: 'Its seasons, newest first.' })
  seasons!: SeasonModel[];
}

@ObjectType('Space', { implements: () => NodeModel, description: 'A place where people meet and work.' })
export class SpaceModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Short name in addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'What it is for.' })
  summary!: string;

  @Field(() => SpaceStateEnum, { description: 'Whether it is open.' })
  state!: SpaceState;

  @Field(() => String, { description: 'Code of its regency or city.' })
  regionCode!: string;

  @Field(() => [String], { description: 'Keys of what it is for.' })
  focusAreas!: string[];

  @Field(() => [String], { description: 'Keys of its rooms.' })
  facilities!: string[];
}

@ObjectType('Region', { description: 'A province, regency or city.' })
export class RegionModel {
  @Field(() => String, { description: 'Code, such as 33.74.' })
  code!: string;

  @Field(() => String, { description: 'Name with its kind.' })
  name!: string;
}

@ObjectType({ description: 'A page of seasons.' })
export class SeasonConnection extends connectionOf('Season', SeasonModel) {}

@ObjectType('ExpertiseChoice', { description: 'A sector or a topic that founders can choose in a form.' })
export class ExpertiseChoiceModel {
  @Field(() => String, { description: 'SECTOR or TOPIC.' })
  list!: string;

  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'Its name in the language of the viewer.' })
  label!: string;
}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { locales, type Locale } from '#kernel';
import {
  meetingModes,
  roles,
  scopeKinds,
  spokenLanguages,
  startupStages,
  type MeetingMode,
  type Role,
  type ScopeKind,
  type SpokenLanguage,
  type StartupStage,
} from '#schema';
import { EnrolmentModel } from '../progress/enrolment.model.js';
import { MentorMatchModel } from '../mentoring/match.model.js';
import { DateTime } from '../graphql/scalars.js';
import { ApplicationModel } from '../applications/application.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { NodeModel } from '../graphql/node.model.js';

export const RoleEnum = enumOf(roles);
registerEnumType(RoleEnum, { name: 'Role', description: 'What a person may be in a scope.' });
export const ScopeKindEnum = enumOf(scopeKinds);
registerEnumType(ScopeKindEnum, { name: 'ScopeKind', description: 'What kind of place a role is held in.' });
export const LocaleEnum = enumOf(locales);
registerEnumType(LocaleEnum, { name: 'Locale', description: 'Bahasa Indonesia or English.' });
export const StartupStageEnum = enumOf(startupStages);
export const SpokenLanguageEnum = enumOf(spokenLanguages);
registerEnumType(SpokenLanguageEnum, { name: 'SpokenLanguage', description: 'A language, by ISO 639-1.' });
export const MeetingModeEnum = enumOf(meetingModes);
registerEnumType(MeetingModeEnum, { name: 'MeetingMode', description: 'How people meet.' });
registerEnumType(StartupStageEnum, { name: 'StartupStage', description: 'How far a venture is.' });

@ObjectType('RoleGrant', { implements: () => NodeModel, description: 'A role that a person holds in one place.' })
export class RoleGrantModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => ScopeKindEnum, { description: 'Kind of the place.' })
  scopeKind!: ScopeKind;

  @Field(() => String, { nullable: true, description: 'Row id of the place; none for the whole platform.' })
  scopeId!: string | null;
}

@ObjectType('Person', { implements: () => NodeModel, description: 'One human being, known once.' })
export class PersonModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Full name, as one field.' })
  fullName!: string;

  @Field(() => String, { description: 'Address.' })
  email!: string;

  @Field(() => LocaleEnum, { description: 'Language of letters and pages.' })
  locale!: Locale;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => [RoleGrantModel], { description: 'Roles held.' })
  grants!: RoleGrantModel[];
}

@ObjectType('Membership', { implements: () => NodeModel, description: "A person's place in a startup's team." })
export class MembershipModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who.' })
  person!: PersonModel | null;

  @Field(() => String, { description: 'Role in the team.' })
  roleInTeam!: string;

  @Field(() => Boolean, { description: 'Whether this person leads the team.' })
  isLead!: boolean;
}

@ObjectType('Startup', { implements: () => NodeModel, description: 'A team and its venture.' })
export class StartupModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'The venture in one sentence.' })
  oneLiner!: string;

  @Field(() => [String], { description: 'Sector keys.' })
  sectors!: string[];

  @Field(() => [String], { description: 'Topics in which help is wanted.' })
  topicsNeeded!: string[];

  @Field(() => StartupStageEnum, { nullable: true, description: 'How far the venture is.' })
  stage!: StartupStage | null;

  @Field(() => String, { nullable: true, description: 'Code of its regency or city.' })
  regionCode!: string | null;

  @Field(() => [SpokenLanguageEnum], { description: 'Languages the team works in; none = not said.' })
  languages!: SpokenLanguage[];

  @Field(() => MeetingModeEnum, { nullable: true, description: 'How the team wishes to meet a mentor.' })
  meetingMode!: MeetingMode | null;

  @Field(() => [String], { description: 'Slugs of the spaces where the team can meet.' })
  spaces!: string[];

  @Field(() => [String], { description: 'Parts of a usual week that are free, such as `mon.morning`.' })
  freeTimes!: string[];

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Website.' })
  website!: string | null;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => [MembershipModel], { description: 'The team.' })
  memberships!: MembershipModel[];

  @Field(() => [ApplicationModel], { description: 'Its applications, newest first.' })
  applications!: unknown;

  @Field(() => [EnrolmentModel], { description: 'Its places in cohorts, newest first.' })
  enrolments!: unknown;

  @Field(() => [MentorMatchModel], { description: 'Its mentors, past and present.' })
  matches!: unknown;
}

@ObjectType('Invitation', {
  implements: () => NodeModel,
  description: 'A letter that gives one role to the owner of one address.',
})
export class InvitationModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Address it went to.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'Role it gives.' })
  role!: Role;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Until when it can be taken.' })
  expiresAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken.' })
  usedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: string | null;
}

@ObjectType({ description: 'A page of invitations.' })
export class InvitationConnection extends connectionOf('Invitation', InvitationModel) {}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { meetingStates, officeHourStates, slotModes } from '#schema';
import { RunStateEnum } from '../assessment/round.model.js';
import { enumOf } from '../graphql/enum-of.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { StartupModel } from '../identity/person.model.js';
import { CohortModel } from '../programmes/programme.model.js';
import { MentorProfileModel } from './match.model.js';

export const OfficeHourStateEnum = enumOf(officeHourStates);
registerEnumType(OfficeHourStateEnum, { name: 'OfficeHourState', description: 'Where office hours stand.' });
export const SlotModeEnum = enumOf(slotModes);
registerEnumType(SlotModeEnum, { name: 'SlotMode', description: 'How one meets.' });
export const MeetingStateEnum = enumOf(meetingStates);
registerEnumType(MeetingStateEnum, { name: 'MeetingState', description: 'Whether a meeting takes place.' });

@ObjectType('OfficeHourSlot', { implements: () => NodeModel, description: 'A time that a mentor offers.' })
export class OfficeHourSlotModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => MentorProfileModel, { nullable: true, description: 'Who offers it.' })
  mentor!: MentorProfileModel | null;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: string;

  @Field(() => Int, { description: 'How many startups come at the same time.' })
  capacity!: number;

  @Field(() => Int, { description: 'How many places are taken.' })
  booked!: number;

  @Field(() => Boolean, { description: 'Whether it has begun.' })
  over!: boolean;

  @Field(() => SlotModeEnum, { description: 'Online or at a place.' })
  mode!: string;

  @Field(() => String, { nullable: true, description: 'Link or room; for the mentor, staff and those who meet there.' })
  place!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  withdrawnAt!: string | null;
}

@ObjectType('OfficeHourWish', { implements: () => NodeModel, description: 'A mentor whom a startup wants to meet.' })
export class OfficeHourWishModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => MentorProfileModel, { nullable: true, description: 'Whom.' })
  mentor!: MentorProfileModel | null;

  @Field(() => Int, { description: '3: above all, 2: gladly, 1: where it fits.' })
  preference!: number;
}

@ObjectType('OfficeHourRequest', {
  implements: () => NodeModel,
  description: 'What one startup wants of a round of office hours.',
})
export class OfficeHourRequestModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => StartupModel, { nullable: true, description: 'Which startup.' })
  startup!: StartupModel | null;

  @Field(() => Int, { description: 'How many meetings at most.' })
  want!: number;

  @Field(() => String, { description: 'What the team wants to talk about.' })
  topic!: string;

  @Field(() => [DateTime], { description: 'Beginnings of the times at which the team cannot come.' })
  busyAt!: string[];

  @Field(() => [OfficeHourWishModel], { description: 'Whom it wants to meet, most wanted first.' })
  wishes!: OfficeHourWishModel[];

  @Field(() => DateTime, { description: 'When it was last saved.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Version to name when saving it.' })
  version!: number;
}

@ObjectType('OfficeHourMeeting', {
  implements: () => NodeModel,
  description: 'One startup with one mentor at one time.',
})
export class OfficeHourMeetingModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => StartupModel, { nullable: true, description: 'The startup.' })
  startup!: StartupModel | null;

  @Field(() => MentorProfileModel, { nullable: true, description: 'The mentor.' })
  mentor!: MentorProfileModel | null;

  @Field(() => OfficeHourSlotModel, { nullable: true, description: 'The slot, with the place.' })
  slot!: OfficeHourSlotModel | null;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: string;

  @Field(() => MeetingStateEnum, { description: 'Whether it takes place.' })
  state!: string;

  @Field(() => String, { description: 'What the team wants to talk about.' })
  topic!: string;

  @Field(() => Boolean, { description: 'Whether it has begun.' })
  over!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was cancelled.' })
  cancelledAt!: string | null;

  @Field(() => String, { description: 'What was written when it was cancelled.' })
  cancelNote!: string;
}

@ObjectType('OfficeHourRun', {
  implements: () => NodeModel,
  description: 'One computation of a timetable; a proposal until it is published.',
})
export class OfficeHourRunModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => RunStateEnum, { description: 'Where it stands.' })
  state!: string;

  @Field(() => Json, {
    nullable: true,
    description: 'Objective, bound, served startups, proposed meetings, and each open wish with its reason.',
  })
  outcome!: unknown;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done.' })
  finishedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was published.' })
  publishedAt!: string | null;
}

@ObjectType('OfficeHourRound', { implements: () => NodeModel, description: 'Office hours of a cohort.' })
export class OfficeHourRoundModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ID, { description: 'Global id of the cohort.' })
  cohortId!: string;

  @Field(() => CohortModel, { nullable: true, description: 'The cohort, for its staff.' })
  cohort!: CohortModel | null;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Zone by whose clock its times are read.' })
  zone!: string;

  @Field(() => OfficeHourStateEnum, { description: 'OPEN for wishes, or PUBLISHED.' })
  state!: string;

  @Field(() => DateTime, { description: 'Slots begin every so many minutes from here.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When the last slot has ended.' })
  endsAt!: string;

  @Field(() => Int, { description: 'Length of a slot in minutes.' })
  slotMinutes!: number;

  @Field(() => DateTime, { description: 'Until when teams may say their wishes.' })
  wishesCloseAt!: string;

  @Field(() => Boolean, { description: 'Whether teams may say their wishes now.' })
  takesWishes!: boolean;

  @Field(() => Int, { description: 'Places that mentors must have offered before an allotment.' })
  leastPlaces!: number;

  @Field(() => DateTime, { nullable: true, description: 'When its meetings were published.' })
  publishedAt!: string | null;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;

  @Field(() => [OfficeHourSlotModel], { description: 'Times on offer, as far as the viewer may see.' })
  slots!: OfficeHourSlotModel[];

  @Field(() => [OfficeHourRequestModel], { description: 'Wishes, as far as the viewer may see.' })
  requests!: OfficeHourRequestModel[];

  @Field(() => [OfficeHourMeetingModel], { description: 'Meetings, as far as the viewer may see.' })
  meetings!: OfficeHourMeetingModel[];

  @Field(() => [OfficeHourRunModel], { description: 'The ten newest proposals, for staff.' })
  runs!: OfficeHourRunModel[];
}

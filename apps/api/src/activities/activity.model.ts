import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  activityGroups,
  activityModes,
  activityStates,
  type ActivityGroup,
  type ActivityMode,
  type ActivityState,
} from '#schema';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime } from '../graphql/scalars.js';
import { NodeModel } from '../graphql/node.model.js';
import { SeasonModel, SpaceModel } from '../programmes/programme.model.js';

export const ActivityGroupEnum = enumOf(activityGroups);
registerEnumType(ActivityGroupEnum, { name: 'ActivityGroup', description: 'What an activity is for.' });
export const ActivityModeEnum = enumOf(activityModes);
registerEnumType(ActivityModeEnum, {
  name: 'ActivityMode',
  description: 'Whether one comes, connects, or may do either.',
});
const ActivityStateEnum = enumOf(activityStates);
registerEnumType(ActivityStateEnum, { name: 'ActivityState', description: 'Whether an activity is announced.' });

@ObjectType('ActivitySession', { implements: () => NodeModel, description: 'A day or a part of an activity.' })
export class ActivitySessionModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: 'Place in the order, from 1.' })
  position!: number;

  @Field(() => String, { nullable: true, description: 'Name, where it has one of its own.' })
  title!: string | null;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt!: string;
}

/** Counts of people are for those who run the activity; all others read null. */
@ObjectType('Activity', {
  implements: () => NodeModel,
  description: 'Something people come to: a class, a talk, a meeting, an exhibition.',
})
export class ActivityModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Short name in addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'What it is about.' })
  summary!: string;

  @Field(() => ActivityGroupEnum, { description: 'What it is for.' })
  group!: ActivityGroup;

  @Field(() => ActivityModeEnum, { description: 'Online, on site or both.' })
  mode!: ActivityMode;

  @Field(() => ActivityStateEnum, { description: 'Whether it is announced or cancelled.' })
  state!: ActivityState;

  @Field(() => DateTime, { description: 'When its first session begins.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When its last session ends.' })
  endsAt!: string;

  @Field(() => String, { description: 'IANA zone in which its times are told.' })
  zone!: string;

  @Field(() => String, { nullable: true, description: 'The room, or how to find it.' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is held online.' })
  link!: string | null;

  @Field(() => String, { nullable: true, description: 'How people come to take part.' })
  howToJoin!: string | null;

  @Field(() => Int, { nullable: true, description: 'Most people on site; null is no limit.' })
  quotaOnsite!: number | null;

  @Field(() => Int, { nullable: true, description: 'Most people online; null is no limit.' })
  quotaOnline!: number | null;

  @Field(() => Int, { nullable: true, description: 'Places left on site, where there is a limit.' })
  onsiteLeft!: number | null;

  @Field(() => Int, { nullable: true, description: 'Places left online, where there is a limit.' })
  onlineLeft!: number | null;

  @Field(() => Int, { description: 'Price in minor units of the currency; 0 is free.' })
  price!: number;

  @Field(() => String, { description: 'Currency, ISO 4217.' })
  currency!: string;

  @Field(() => [String], { description: 'Who holds it.' })
  hosts!: string[];

  @Field(() => [String], { description: 'Keys of what it is about.' })
  focusAreas!: string[];

  @Field(() => String, { nullable: true, description: 'Who pays for it; for those who run it.' })
  fundingSource!: string | null;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;

  @Field(() => SpaceModel, { nullable: true, description: 'The space it is held in.' })
  space!: unknown;

  @Field(() => SeasonModel, { nullable: true, description: 'The season it belongs to.' })
  season!: unknown;

  @Field(() => [ActivitySessionModel], { description: 'Its days or parts in order.' })
  sessions!: ActivitySessionModel[];

  @Field(() => Int, { nullable: true, description: 'People registered now; for those who run it.' })
  registrationCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'People waiting for a place; for those who run it.' })
  waitlistCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Presences over all sessions; for those who run it.' })
  attendanceCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Presences on site; for those who run it.' })
  onsiteCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Presences online; for those who run it.' })
  onlineCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People counted without a name, in none of the other counts; for those who run it.',
  })
  headCount!: number | null;
}

@ObjectType({ description: 'A page of activities.' })
export class ActivityConnection extends connectionOf('Activity', ActivityModel) {}

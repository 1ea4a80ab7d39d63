import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { PageArgs as PlannedPage } from '#read-plan';
import { activityGroups, activityModes, type ActivityGroup, type ActivityMode } from '#schema';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime } from '../graphql/scalars.js';
import { ActivityGroupEnum, ActivityModeEnum } from './activity.model.js';

const activityOrders = ['startsAt', 'startsAt desc'] as const;

@InputType({ description: 'Which activities.' })
export class ActivityFilter {
  @Field(() => DateTime, { nullable: true, description: 'That begin at this moment or later.' })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'That begin before this moment.' })
  @IsOptional()
  @IsDate()
  to?: Date | null;

  @Field(() => [ActivityModeEnum], { nullable: true, description: 'Of these modes.' })
  @IsOptional()
  @IsIn(activityModes, { each: true })
  mode?: ActivityMode[] | null;

  @Field(() => [ActivityGroupEnum], { nullable: true, description: 'Of these groups.' })
  @IsOptional()
  @IsIn(activityGroups, { each: true })
  group?: ActivityGroup[] | null;

  @Field(() => String, { nullable: true, description: 'In the space of this short name.' })
  @IsOptional()
  @IsString()
  space?: string | null;
}

@ArgsType()
export class ActivityArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'startsAt or startsAt desc.' })
  @IsOptional()
  @IsIn(activityOrders)
  orderBy?: string;

  @Field(() => ActivityFilter, { nullable: true, description: 'Which activities.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ActivityFilter)
  filter?: ActivityFilter;
}

/** The page as the read model knows it, where both ends of a time are one filter. */
export function plannedPage({ filter, ...page }: ActivityArgs): PlannedPage {
  if (!filter) return page;
  const { from, to, ...others } = filter;
  return { ...page, filter: { ...others, startsAt: { from, to } } };
}

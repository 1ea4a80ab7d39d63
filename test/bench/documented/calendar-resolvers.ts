import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Activity } from '#schema';
import type { DocumentedContext } from './loaders.js';
import { pageOf } from './page-of.js';

@Resolver('Query')
export class CalendarResolver {
  constructor(private readonly em: EntityManager) {}

  @Query('activities')
  async activities(@Args('first') first: number) {
    const orderBy = { startsAt: 'asc', id: 'asc' } as const;
    return pageOf(await this.em.fork().find(Activity, {}, { orderBy, limit: first + 1 }), first);
  }
}

@Resolver('Activity')
export class ActivityFields {
  @ResolveField('title')
  title(@Parent() { title }: Activity) {
    return title.id;
  }

  @ResolveField('registrationCount')
  registrationCount(@Parent() { id }: Activity, @Context() { loaders }: DocumentedContext) {
    return loaders.registrationCounts.load(id);
  }

  @ResolveField('attendanceCount')
  attendanceCount(@Parent() { id }: Activity, @Context() { loaders }: DocumentedContext) {
    return loaders.attendanceCounts.load(id);
  }
}

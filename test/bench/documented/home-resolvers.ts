import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, type Membership, OutgoingMessage, type StageEntry, Startup } from '#schema';
import type { DocumentedContext } from './loaders.js';
import { pageOf } from './page-of.js';

@Resolver('Query')
export class HomeResolver {
  constructor(private readonly em: EntityManager) {}

  @Query('myApplications')
  async myApplications(@Args('first') first: number, @Context() { personId }: DocumentedContext) {
    const orderBy = { createdAt: 'desc', id: 'desc' } as const;
    const where = { members: { $some: { person: personId } } };
    return pageOf(await this.em.fork().find(Application, where, { orderBy, limit: first + 1 }), first);
  }

  @Query('myStartups')
  myStartups(@Context() { personId }: DocumentedContext) {
    const where = { memberships: { $some: { person: personId, leftAt: null } } };
    return this.em.fork().find(Startup, where, { orderBy: { name: 'asc' } });
  }

  @Query('unreadNotices')
  async unreadNotices(@Args('first') first: number, @Context() { personId }: DocumentedContext) {
    const where = { recipient: personId, channel: 'IN_APP', readAt: null } as const;
    const [rows, totalCount] = await this.em
      .fork()
      .findAndCount(OutgoingMessage, where, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: first });
    return { nodes: rows, totalCount };
  }
}

@Resolver('Application')
export class HomeApplicationFields {
  @ResolveField('season')
  season(@Parent() { season }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.seasons.load(season.id);
  }

  @ResolveField('openRevision')
  openRevision(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.openRevisions.load(id);
  }

  @ResolveField('offer')
  offer(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.offers.load(id);
  }

  @ResolveField('currentEntry')
  currentEntry(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.currentEntries.load(id);
  }
}

@Resolver('StageEntry')
export class StageEntryFields {
  @ResolveField('stage')
  stage(@Parent() { stage }: StageEntry, @Context() { loaders }: DocumentedContext) {
    return loaders.stages.load(stage.id);
  }
}

@Resolver('Membership')
export class MembershipFields {
  @ResolveField('person')
  person(@Parent() { person }: Membership, @Context() { loaders }: DocumentedContext) {
    return loaders.people.load(person.id);
  }
}

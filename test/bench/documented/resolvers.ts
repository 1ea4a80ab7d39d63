import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, Assignment, type Review, type ReviewRound, type ReviewScore, type Criterion } from '#schema';
import type { DocumentedContext } from './loaders.js';
import { pageOf } from './page-of.js';

@Resolver('Query')
export class QueryResolver {
  constructor(private readonly em: EntityManager) {}

  @Query('applications')
  async applications(@Args('filter') filter: { seasonId: string }, @Args('first') first: number) {
    const where = { season: filter.seasonId, submittedAt: { $ne: null } };
    const orderBy = { submittedAt: 'asc', id: 'asc' } as const;
    return pageOf(await this.em.fork().find(Application, where, { orderBy, limit: first + 1 }), first);
  }

  @Query('application')
  application(@Args('id') id: string) {
    return this.em.fork().findOne(Application, { id });
  }

  @Query('myAssignments')
  async myAssignments(@Args('first') first: number, @Context() { personId }: DocumentedContext) {
    const [rows, totalCount] = await this.em
      .fork()
      .findAndCount(Assignment, { reviewer: personId }, { orderBy: { id: 'asc' }, limit: first + 1 });
    return { ...pageOf(rows, first), totalCount };
  }
}

@Resolver('Application')
export class ApplicationFields {
  @ResolveField('submittedAt')
  submittedAt(@Parent() { submittedAt }: Application) {
    return submittedAt?.toISOString();
  }

  @ResolveField('startup')
  startup(@Parent() { startup }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.startups.load(startup.id);
  }

  @ResolveField('members')
  members(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.members.load(id);
  }

  @ResolveField('reviews')
  reviews(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.reviews.load(id);
  }

  @ResolveField('reviewCount')
  async reviewCount(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return (await loaders.reviews.load(id)).length;
  }

  @ResolveField('result')
  result(@Parent() { id }: Application, @Context() { loaders }: DocumentedContext) {
    return loaders.results.load(id);
  }
}

@Resolver('Assignment')
export class AssignmentFields {
  @ResolveField('number')
  async number(@Parent() { application }: Assignment, @Context() { loaders }: DocumentedContext) {
    return (await loaders.applications.load(application.id))?.number;
  }

  @ResolveField('clearedAt')
  clearedAt(@Parent() { clearedAt }: Assignment) {
    return clearedAt?.toISOString();
  }

  @ResolveField('round')
  round(@Parent() { round }: Assignment, @Context() { loaders }: DocumentedContext) {
    return loaders.rounds.load(round.id);
  }

  @ResolveField('reviewer')
  reviewer(@Parent() { reviewer }: Assignment, @Context() { loaders }: DocumentedContext) {
    return loaders.people.load(reviewer.id);
  }

  @ResolveField('review')
  review(@Parent() { id }: Assignment, @Context() { loaders }: DocumentedContext) {
    return loaders.reviewOfAssignment.load(id);
  }
}

@Resolver('Review')
export class ReviewFields {
  @ResolveField('sentAt')
  sentAt(@Parent() { sentAt }: Review) {
    return sentAt?.toISOString();
  }

  @ResolveField('assignment')
  assignment(@Parent() { assignment }: Review, @Context() { loaders }: DocumentedContext) {
    return loaders.assignments.load(assignment.id);
  }

  @ResolveField('scores')
  scores(@Parent() { id }: Review, @Context() { loaders }: DocumentedContext) {
    return loaders.scores.load(id);
  }
}

@Resolver('Score')
export class ScoreFields {
  @ResolveField('criterion')
  criterion(@Parent() { criterion }: ReviewScore, @Context() { loaders }: DocumentedContext) {
    return loaders.criteria.load(criterion.id);
  }
}

@Resolver('Criterion')
export class CriterionFields {
  @ResolveField('name')
  name(@Parent() { name }: Criterion) {
    return name.id;
  }
}

@Resolver('Round')
export class RoundFields {
  @ResolveField('name')
  name(@Parent() { name }: ReviewRound) {
    return name.id;
  }

  @ResolveField('locksAt')
  locksAt(@Parent() { locksAt }: ReviewRound) {
    return locksAt.toISOString();
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Cohort,
  Enrolment,
  type MentorMatch,
  type MentorProfile,
  type Season,
  type Stage,
  type Startup,
} from '#schema';
import type { DocumentedContext } from './loaders.js';

@Resolver('Query')
export class BoardResolver {
  constructor(private readonly em: EntityManager) {}

  @Query('cohort')
  cohort(@Args('id') id: string) {
    return this.em.fork().findOne(Cohort, { id });
  }

  @Query('enrolments')
  enrolments(@Args('cohortId') cohort: string) {
    return this.em.fork().find(Enrolment, { cohort }, { orderBy: { startup: { name: 'asc' } } });
  }
}

@Resolver('Cohort')
export class CohortFields {
  @ResolveField('name')
  name(@Parent() { name }: Cohort) {
    return name.id;
  }

  @ResolveField('season')
  season(@Parent() { season }: Cohort, @Context() { loaders }: DocumentedContext) {
    return loaders.seasons.load(season.id);
  }
}

@Resolver('Season')
export class SeasonFields {
  @ResolveField('name')
  name(@Parent() { name }: Season) {
    return name.id;
  }

  @ResolveField('stages')
  stages(@Parent() { id }: Season, @Context() { loaders }: DocumentedContext) {
    return loaders.stagesOfSeason.load(id);
  }

  @ResolveField('programme')
  programme(@Parent() { programme }: Season, @Context() { loaders }: DocumentedContext) {
    return loaders.programmes.load(programme.id);
  }
}

@Resolver('Stage')
export class StageFields {
  @ResolveField('staffName')
  staffName(@Parent() { staffName }: Stage) {
    return staffName.id;
  }

  @ResolveField('applicantName')
  applicantName(@Parent() { applicantName }: Stage) {
    return applicantName.id;
  }
}

@Resolver('Enrolment')
export class EnrolmentFields {
  @ResolveField('stage')
  stage(@Parent() { stage }: Enrolment, @Context() { loaders }: DocumentedContext) {
    return loaders.stages.load(stage.id);
  }

  @ResolveField('startup')
  startup(@Parent() { startup }: Enrolment, @Context() { loaders }: DocumentedContext) {
    return loaders.startups.load(startup.id);
  }
}

@Resolver('Startup')
export class StartupFields {
  @ResolveField('matches')
  matches(@Parent() { id }: Startup, @Context() { loaders }: DocumentedContext) {
    return loaders.matches.load(id);
  }

  @ResolveField('memberships')
  memberships(@Parent() { id }: Startup, @Context() { loaders }: DocumentedContext) {
    return loaders.memberships.load(id);
  }
}

@Resolver('Match')
export class MatchFields {
  @ResolveField('mentor')
  mentor(@Parent() { mentor }: MentorMatch, @Context() { loaders }: DocumentedContext) {
    return loaders.mentors.load(mentor.id);
  }
}

@Resolver('Mentor')
export class MentorFields {
  @ResolveField('person')
  person(@Parent() { person }: MentorProfile, @Context() { loaders }: DocumentedContext) {
    return loaders.people.load(person.id);
  }
}

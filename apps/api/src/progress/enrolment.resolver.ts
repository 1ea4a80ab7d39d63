import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { MoveStartup } from '#progress';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires, RequiresSignIn } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { StartupModel } from '../identity/person.model.js';
import { CohortModel } from '../programmes/programme.model.js';
import { EnrolmentModel, EnrolmentPayload, MoveStartupInput } from './enrolment.model.js';

/** The cohort board and the startups on it. */
@Resolver()
export class EnrolmentResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly move: MoveStartup,
  ) {}

  @Query(() => CohortModel, { nullable: true, description: 'One cohort.' })
  @Requires('read', 'Cohort')
  cohort(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Cohort', id, want);
  }

  @Query(() => [EnrolmentModel], { description: 'The startups of a cohort, by name.' })
  @Requires('read', 'Enrolment')
  enrolments(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID }) cohortId: string,
    @Selected() want: Selection,
  ) {
    const where = { cohort: rowIdOf('Cohort', cohortId) };
    return this.reads.list(viewer, 'Enrolment', { where, limit: 500 }, want);
  }

  @Query(() => StartupModel, { nullable: true, description: 'One startup with its history.' })
  @RequiresSignIn()
  startup(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Startup', id, want);
  }

  @Query(() => [StartupModel], { description: "The viewer's own startups." })
  @RequiresSignIn()
  myStartups(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    const where = { memberships: { $some: { person: viewer.self, leftAt: null } } };
    return this.reads.list(viewer, 'Startup', { where, orderBy: 'name', limit: 50 }, want);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Takes a startup through the gate of its stage into another.' })
  @Requires('move', 'Enrolment')
  async moveStartup(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: MoveStartupInput,
    @Selected('enrolment') want: Selection,
  ) {
    return { enrolment: await this.reads.one(viewer, 'Enrolment', await this.move.execute(viewer, input), want) };
  }
}

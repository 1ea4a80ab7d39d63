import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { CheckEligibility, StartApplication } from '#applications';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open, Requires } from '../access/requires.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  ApplicationPayload,
  CheckEligibilityInput,
  EligibilityPayload,
  StartApplicationInput,
} from './application.inputs.js';
import { ApplicationArgs, ApplicationConnection, ApplicationModel } from './application.model.js';

/** Applications to read, and how one is begun. */
@Resolver()
export class ApplicationResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly eligibility: CheckEligibility,
    private readonly start: StartApplication,
  ) {}

  @Query(() => ApplicationConnection, { description: 'Applications the viewer may see, in the order of sending.' })
  @Requires('read', 'Application')
  applications(@CurrentViewer() viewer: Viewer, @Args() page: ApplicationArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Application', page, want);
  }

  @Query(() => ApplicationConnection, { description: "The viewer's own applications, newest first." })
  @Requires('read', 'Application')
  myApplications(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    const where = { members: { $some: { person: viewer.self } } };
    return this.reads.page(viewer, 'Application', { ...page, where, orderBy: 'createdAt desc' }, want);
  }

  @Query(() => ApplicationModel, { nullable: true, description: 'One application.' })
  @Requires('read', 'Application')
  application(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Selected() want: Selection,
  ) {
    return this.reads.one(viewer, 'Application', id, want);
  }

  @Mutation(() => EligibilityPayload, { description: 'Says whether one may apply; keeps nothing.' })
  @Open()
  checkEligibility(@CurrentViewer() viewer: Viewer, @Args('input') input: CheckEligibilityInput) {
    return this.eligibility.execute(viewer, input);
  }

  @Mutation(() => ApplicationPayload, { description: 'Begins an application.' })
  @Requires('start', 'Application')
  async startApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: StartApplicationInput,
    @Selected('application') want: Selection,
  ) {
    return { application: await this.reads.one(viewer, 'Application', await this.start.execute(viewer, input), want) };
  }
}

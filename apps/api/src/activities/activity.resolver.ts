import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { ActivityArgs, plannedPage } from './activity.inputs.js';
import { ActivityConnection, ActivityModel } from './activity.model.js';

/** The calendar: public to read; counts of people for those who run it. */
@Resolver()
export class ActivityResolver {
  constructor(private readonly reads: ReadPlanner) {}

  @Query(() => ActivityConnection, { description: 'Activities that the viewer may see, by their begin.' })
  @Open()
  activities(@CurrentViewer() viewer: Viewer, @Args() page: ActivityArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Activity', plannedPage(page), want);
  }

  @Query(() => ActivityModel, { nullable: true, description: 'One activity by its short name.' })
  @Open()
  activity(@CurrentViewer() viewer: Viewer, @Args('slug') slug: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Activity', { slug }, want);
  }
}

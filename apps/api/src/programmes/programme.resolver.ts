import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { ProgrammeModel, RegionModel, SpaceModel } from './programme.model.js';

/** What the public pages show. */
@Resolver()
export class ProgrammeResolver {
  constructor(private readonly reads: ReadPlanner) {}

  @Query(() => [ProgrammeModel], { description: 'Every programme.' })
  @Open()
  programmes(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    return this.reads.list(viewer, 'Programme', { orderBy: 'slug', limit: 100 }, want);
  }

  @Query(() => ProgrammeModel, { nullable: true, description: 'One programme by its short name.' })
  @Open()
  programme(@CurrentViewer() viewer: Viewer, @Args('slug') slug: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Programme', { slug }, want);
  }

  @Query(() => [SpaceModel], { description: 'Every space.' })
  @Open()
  spaces(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    return this.reads.list(viewer, 'Space', { limit: 100 }, want);
  }

  @Query(() => [RegionModel], { description: 'Regencies and cities, by code.' })
  @Open()
  regions(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    return this.reads.list(viewer, 'Region', { limit: 600 }, want);
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ExpertiseChoices } from '#programmes';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open, RequiresSignIn } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { ExpertiseChoiceModel, ProgrammeModel, RegionModel, SpaceModel } from './programme.model.js';

/** What the public pages show. */
@Resolver()
export class ProgrammeResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly choices: ExpertiseChoices,
  ) {}

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

  @Query(() => [ExpertiseChoiceModel], { description: 'Sectors and topics that founders choose from, by label.' })
  @RequiresSignIn()
  expertiseChoices(@CurrentViewer() viewer: Viewer) {
    return this.choices.execute(viewer.locale);
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ChangeSeason, CreateStage, RemoveStage, ReorderStages, UpdateStage } from '#programmes';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open, Requires } from '../access/requires.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import { SeasonConnection, SeasonModel } from './programme.model.js';
import {
  ChangeSeasonInput,
  CreateStageInput,
  RemoveStageInput,
  ReorderStagesInput,
  SeasonPayload,
  StagePayload,
  UpdateStageInput,
} from './stage.inputs.js';

/** Seasons and their stages: public to read, the director's to shape. */
@Resolver()
export class SeasonResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly create: CreateStage,
    private readonly update: UpdateStage,
    private readonly order: ReorderStages,
    private readonly remove: RemoveStage,
    private readonly change: ChangeSeason,
  ) {}

  @Query(() => SeasonConnection, { description: 'Seasons that the viewer may see, newest call first.' })
  @Open()
  seasons(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Season', page, want);
  }

  @Query(() => SeasonModel, { nullable: true, description: 'One season by its short name.' })
  @Open()
  season(@CurrentViewer() viewer: Viewer, @Args('slug') slug: string, @Selected() want: Selection) {
    return this.reads.one(viewer, 'Season', { slug }, want);
  }

  @Mutation(() => StagePayload, { description: 'Adds a stage at the place that its start gives it.' })
  @Requires('create', 'Stage')
  async createStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { clientMutationId: _, ...input }: CreateStageInput,
    @Selected('stage') want: Selection,
  ) {
    return { stage: await this.reads.one(viewer, 'Stage', await this.create.execute(viewer, input), want) };
  }

  @Mutation(() => StagePayload, { description: 'Renames a stage, moves its dates, sets its seats or its gate.' })
  @Requires('update', 'Stage')
  async updateStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { clientMutationId: _, ...input }: UpdateStageInput,
    @Selected('stage') want: Selection,
  ) {
    return { stage: await this.reads.one(viewer, 'Stage', await this.update.execute(viewer, input), want) };
  }

  @Mutation(() => SeasonPayload, {
    description: 'Puts the stages of a season into another order; each takes the dates of its new place.',
  })
  @Requires('reorder', 'Stage')
  async reorderStages(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ReorderStagesInput,
    @Selected('season') want: Selection,
  ) {
    return { season: await this.reads.one(viewer, 'Season', await this.order.execute(viewer, input), want) };
  }

  @Mutation(() => SeasonPayload, { description: 'Takes out a stage that has not begun and is not in use.' })
  @Requires('remove', 'Stage')
  async removeStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RemoveStageInput,
    @Selected('season') want: Selection,
  ) {
    return { season: await this.reads.one(viewer, 'Season', await this.remove.execute(viewer, input.stageId), want) };
  }

  @Mutation(() => SeasonPayload, { description: 'Moves the dates of a call or the number of its seats.' })
  @Requires('update', 'Season')
  async changeSeason(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { clientMutationId: _, ...input }: ChangeSeasonInput,
    @Selected('season') want: Selection,
  ) {
    return { season: await this.reads.one(viewer, 'Season', await this.change.execute(viewer, input), want) };
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { DeclareConflict, LiftConflict } from '#assessment';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  ConflictArgs,
  ConflictConnection,
  ConflictPayload,
  DeclareConflictInput,
  LiftConflictInput,
} from './conflict.model.js';

/** The register of conflicts of interest. */
@Resolver()
export class ConflictResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly declare: DeclareConflict,
    private readonly lift: LiftConflict,
  ) {}

  @Query(() => ConflictConnection, { description: 'Conflicts with the applicants of a season, newest first.' })
  @Requires('read', 'Conflict')
  conflicts(@CurrentViewer() viewer: Viewer, @Args() { seasonId, ...page }: ConflictArgs, @Selected() want: Selection) {
    const where = { startup: { applications: { $some: { season: rowIdOf('Season', seasonId) } } } };
    return this.reads.page(viewer, 'Conflict', { ...page, where }, want);
  }

  @Mutation(() => ConflictPayload, { description: 'Writes down a conflict; what the pair has open ends.' })
  @Requires('declareConflict', 'Startup')
  async declareConflict(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: DeclareConflictInput,
    @Selected('conflict') want: Selection,
  ) {
    return { conflict: await this.reads.one(viewer, 'Conflict', await this.declare.execute(viewer, input), want) };
  }

  @Mutation(() => ConflictPayload, { description: 'Says that a conflict is none.' })
  @Requires('lift', 'Conflict')
  async liftConflict(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: LiftConflictInput,
    @Selected('conflict') want: Selection,
  ) {
    return { conflict: await this.reads.one(viewer, 'Conflict', await this.lift.execute(viewer, input), want) };
  }
}

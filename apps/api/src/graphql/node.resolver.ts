import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '#access';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open } from '../access/requires.decorator.js';
import { namesNode, NodeModel } from './node.model.js';
import { Selected } from './selected.decorator.js';

/** Whatever a global id names, by the row policy of its type. */
@Resolver()
export class NodeResolver {
  constructor(private readonly reads: ReadPlanner) {}

  @Query(() => NodeModel, {
    nullable: true,
    description: 'The thing behind a global id; none where there is nothing that the viewer may see.',
  })
  @Open()
  async node(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Selected() want: Selection,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    return namesNode(schema, id) ? this.reads.node(viewer, id, want) : null;
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Global, Module } from '@nestjs/common';
import { ReadModels, ReadPlanner } from '#read-plan';
import { readModels } from '../read-models.js';
import { KnownOperations } from './known-operations.js';
import { NodeResolver } from './node.resolver.js';

/** The planner of the process, and the field that needs nothing but it, over the read models of every capability; `GraphqlOptions` checks them at the start. */
@Global()
@Module({
  providers: [
    {
      provide: ReadPlanner,
      inject: [EntityManager],
      useFactory: (em: EntityManager) => new ReadPlanner(em, new ReadModels(readModels)),
    },
    KnownOperations,
    NodeResolver,
  ],
  exports: [KnownOperations, ReadPlanner],
})
export class ReadsModule {}

import { EntityManager } from '@mikro-orm/postgresql';
import { Global, Module } from '@nestjs/common';
import { ReadModels, ReadPlanner } from '#read-plan';
import { readModels } from '../read-models.js';

/** The planner of the process, over the read models of every capability; `GraphqlOptions` checks them at the start. */
@Global()
@Module({
  providers: [
    {
      provide: ReadPlanner,
      inject: [EntityManager],
      useFactory: (em: EntityManager) => new ReadPlanner(em, new ReadModels(readModels)),
    },
  ],
  exports: [ReadPlanner],
})
export class ReadsModule {}

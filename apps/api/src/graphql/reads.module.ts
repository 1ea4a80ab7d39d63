import { EntityManager } from '@mikro-orm/postgresql';
import { Global, Module } from '@nestjs/common';
import { ReadModels, ReadPlanner } from '#read-plan';
import { readModels } from '../read-models.js';

/** The planner of the process, over the read models of every capability; a model that does not fit stops the start. */
@Global()
@Module({
  providers: [
    {
      provide: ReadPlanner,
      inject: [EntityManager],
      useFactory: (em: EntityManager) => {
        const planner = new ReadPlanner(em, new ReadModels(readModels));
        planner.verify();
        return planner;
      },
    },
  ],
  exports: [ReadPlanner],
})
export class ReadsModule {}

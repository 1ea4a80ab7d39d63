import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM } from '@mikro-orm/postgresql';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Environment } from '#config';
import { jobs, MessagingModule, queues } from '#messaging';
import { ormOptions, pendingMigrations } from '#schema';
import { capabilityWorkers } from './capability-workers.js';
import { eventRoutes } from './outbox/event-routes.js';
import { WorkerFrameModule } from './worker-frame.module.js';

/** The tables are older than this program. */
export class MigrationsPending extends Error {
  override readonly name = 'MigrationsPending';
}

/** Each running job may hold one connection for its transaction and one for its progress. */
const poolSize = 20;

/** The way in for time and events. */
@Module({})
export class WorkerModule implements OnModuleInit {
  constructor(private readonly orm: MikroORM) {}

  static forRoot(environment: Environment, log: Logger): DynamicModule {
    const { databaseUrl } = environment;
    return {
      module: WorkerModule,
      imports: [
        MikroOrmModule.forRoot({
          ...ormOptions,
          clientUrl: databaseUrl,
          pool: { min: 0, max: poolSize },
          registerRequestContext: false,
        }),
        MessagingModule.forRoot(environment, Object.keys(queues).length),
        WorkerFrameModule.forRoot({ routes: eventRoutes, contracts: jobs, databaseUrl, log }),
        ...capabilityWorkers(environment),
      ],
    };
  }

  /** @throws MigrationsPending before anything of the worker moves */
  async onModuleInit(): Promise<void> {
    const pending = await pendingMigrations(this.orm);
    if (pending.length === 0) return;
    throw new MigrationsPending(`The database lacks ${pending.join(', ')}. Run: npm run semai -- migrate`);
  }
}

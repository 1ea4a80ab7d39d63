import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { Environment } from '#config';
import { IdentityModule } from '#identity';
import { MessagingModule } from '#messaging';
import { ormOptions } from '#schema';
import { RootFieldsGuard } from './access/root-fields.guard.js';
import { capabilities } from './capabilities.js';
import { GraphqlOptions } from './graphql/graphql-options.js';
import { RefusalFilter } from './graphql/refusal.filter.js';
import { SchemaOfClassesDriver } from './graphql/schema-of-classes.driver.js';
import { currentEntityManager } from './graphql/unit-of-work.js';
import { HealthController } from './http/health.controller.js';
import { ReadsModule } from './graphql/reads.module.js';
import { SamplePeopleController } from './http/sample-people.controller.js';
import { SettingsModule } from './settings.module.js';

/** The way in for people: everything the api process is made of. */
@Module({})
export class AppModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.forRoot(environment),
        MikroOrmModule.forRoot({
          ...ormOptions,
          driver: PostgreSqlDriver,
          clientUrl: environment.databaseUrl,
          pool: { min: 0, max: environment.databaseConnections, idleTimeoutMillis: connectionsKeptMs },
          driverOptions: {
            ...ormOptions.driverOptions,
            keepAlive: true,
            statement_timeout: environment.statementTimeoutMs,
            options: planning,
            // What is read behind a write goes out with it.
            pipeline: true,
          },
          registerRequestContext: false,
          context: currentEntityManager,
        }),
        MessagingModule.forRoot(environment),
        IdentityModule.forRoot({
          ...accountSettings(environment),
          viewersRememberedMs: environment.nodeEnv === 'production' ? viewersRememberedMs : 0,
        }),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: SchemaOfClassesDriver, useClass: GraphqlOptions }),
        ReadsModule,
        ...capabilities(environment),
      ],
      controllers: [HealthController, SamplePeopleController],
      providers: [
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: APP_GUARD, useClass: RootFieldsGuard },
      ],
    };
  }
}

/**
 * Prepared statements keep their plan. PostgreSQL would plan the long ones of reads anew each time, since a plan for
 * known values looks cheaper to it than the planning costs: 10 of 13 ms for a reviewer's queue.
 */
const plansKept = '-c plan_cache_mode=force_generic_plan';

/**
 * What pages ask for lies in memory, where a look through an index costs little more than reading on. By PostgreSQL's usual
 * reckoning, made for disks that turn, it reads tables of a hundred rows from end to end for each row of an answer.
 */
const indexesCheap = '-c random_page_cost=1.1';
const planning = `${plansKept} ${indexesCheap}`;

/**
 * A connection knows the statements it was asked and their plans; a new one has to make them again, and whoever comes first
 * after a quiet while waits for that. By itself the pool closes one after ten seconds.
 */
const connectionsKeptMs = 600_000;

/** The requests of one page come within this time; whoever loses a role keeps it in another process for no longer. */
const viewersRememberedMs = 2_000;

const accountSettings = ({ databaseUrl, publicUrl, secretKeys, nodeEnv }: Environment) => ({
  databaseUrl,
  publicUrl,
  secretKeys,
  limitTries: nodeEnv === 'production',
});

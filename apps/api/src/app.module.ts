import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { Environment } from '#config';
import { IdentityModule } from '#identity';
import { MessagingModule } from '#messaging';
import { ormOptions } from '#schema';
import { RootFieldsGuard } from './access/root-fields.guard.js';
import { capabilities } from './capabilities.js';
import { GraphqlOptions } from './graphql/graphql-options.js';
import { RefusalFilter } from './graphql/refusal.filter.js';
import { RefusalsInterceptor } from './graphql/refusals.interceptor.js';
import { UnitOfWorkInterceptor } from './graphql/unit-of-work.interceptor.js';
import { SchemaOfClassesDriver } from './graphql/schema-of-classes.driver.js';
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
          driverOptions: { ...ormOptions.driverOptions, statement_timeout: environment.statementTimeoutMs },
          registerRequestContext: false,
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
        { provide: APP_INTERCEPTOR, useClass: RefusalsInterceptor },
        { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
      ],
    };
  }
}

/** The requests of one page come within this time; whoever loses a role keeps it in another process for no longer. */
const viewersRememberedMs = 2_000;

const accountSettings = ({ databaseUrl, publicUrl, secretKeys, nodeEnv }: Environment) => ({
  databaseUrl,
  publicUrl,
  secretKeys,
  limitTries: nodeEnv === 'production',
});

// The way the guides of Nest, Apollo and MikroORM show: entities, resolvers of fields, a data loader for each relation.
// It asks nobody for permission; the bench says who asks by a header.
import 'reflect-metadata';
import { EntityManager } from '@mikro-orm/postgresql';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { ormOptions } from '#schema';
import { loadersOf, type DocumentedContext } from './loaders.js';
import * as board from './board-resolvers.js';
import * as calendar from './calendar-resolvers.js';
import * as home from './home-resolvers.js';
import * as reviews from './resolvers.js';
import { SubmitResolver } from './submit-resolver.js';
import { typeDefs } from './type-defs.js';

@Module({
  imports: [
    MikroOrmModule.forRoot({
      ...ormOptions,
      driver: PostgreSqlDriver,
      clientUrl: process.env.DATABASE_URL ?? '',
      pool: { min: 0, max: Number(process.env.DATABASE_CONNECTIONS) },
    }),
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [EntityManager],
      useFactory: (em: EntityManager) => ({
        typeDefs,
        graphiql: false,
        context: (request: FastifyRequest): DocumentedContext => ({
          loaders: loadersOf(em.fork()),
          personId: String(request.headers['x-person']),
        }),
      }),
    }),
  ],
  providers: [reviews, board, calendar, home].flatMap((all) => Object.values(all)).concat(SubmitResolver),
})
class DocumentedModule {}

const app = await NestFactory.create<NestFastifyApplication>(DocumentedModule, new FastifyAdapter(), {
  logger: ['error'],
});
await app.listen(Number(process.env.PORT), '127.0.0.1');
process.send?.({ ready: true });
process.once('SIGTERM', () => process.exit(0));

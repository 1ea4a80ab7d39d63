import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '#config';
import { pendingMigrations } from '#schema';
import { AppModule } from './app.module.js';
import { validationPipe } from './graphql/validation.pipe.js';
import { answerKnownOperations } from './http/known-operations.hook.js';
import { mountAccounts } from './http/accounts.route.js';
import { mountWeb } from './http/web-assets.js';
import { processLog } from './process-log.js';

/** Largest body of a JSON request, in bytes; files come as multipart and have limits of their own. */
const largestBody = 256 * 1024;

/**
 * The api, ready to listen.
 * @param webFolder the built web, served where it exists
 * @throws Error when the database lacks a migration
 */
export async function createApp(environment: Environment, webFolder: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    genReqId: () => randomUUID(),
    trustProxy: environment.nodeEnv === 'production',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(environment), adapter, {
    logger: processLog(environment.logLevel),
    abortOnError: false,
  });
  const pending = await pendingMigrations(app.get(MikroORM));
  if (pending.length > 0) {
    await app.close();
    throw new Error(`The database lacks ${pending.join(', ')}: run "semai migrate" first.`);
  }
  app.useGlobalPipes(validationPipe);
  app.enableShutdownHooks();
  mountAccounts(app, environment.publicUrl);
  await mountWeb(app, webFolder);
  answerKnownOperations(app);
  await app.init();
  return app;
}

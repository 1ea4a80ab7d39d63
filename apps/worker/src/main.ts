import 'reflect-metadata';
import { EntityManager } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { Logger } from 'pino';
import { ConfigError, loadEnvironment, type Environment } from '#config';
import { QueueStoreUnusable } from '#messaging';
import { startHealthServer } from './health/health-server.js';
import { NestLogger } from './logging/nest-logger.js';
import { openLog } from './logging/open-log.js';
import { HandlersIncomplete } from './queue/job-handlers.js';
import { MigrationsPending, WorkerModule } from './worker.module.js';

/** Longest time from the first signal to the end; the launcher waits half a minute. */
const endWithinMs = 28_000;

/** Faults of the installation: told in their own words, without a stack. */
const inWords = [ConfigError, QueueStoreUnusable, HandlersIncomplete, MigrationsPending];

async function start(environment: Environment, log: Logger): Promise<() => Promise<void>> {
  const app: INestApplicationContext = await NestFactory.createApplicationContext(
    WorkerModule.forRoot(environment, log),
    {
      logger: new NestLogger(log),
      abortOnError: false,
    },
  );
  const { workerPort } = environment;
  const health = workerPort ? await startHealthServer(workerPort, app.get(EntityManager)) : undefined;
  return async () => {
    health?.close();
    await app.close();
  };
}

/** Stops in order at the first signal, also when it comes while the worker starts; ends hard when that takes too long. */
function stopAtSignal(running: Promise<() => Promise<void>>, log: Logger): void {
  const stop = async () => {
    setTimeout(() => process.exit(1), endWithinMs).unref();
    const close = await running;
    await close();
    log.info('worker stopped');
    process.exit(0);
  };
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => (stopping ??= stop()));
}

async function main(): Promise<void> {
  const environment = loadEnvironment();
  const log = openLog(environment.logLevel);
  const running = start(environment, log);
  stopAtSignal(running, log);
  await running;
  log.info('worker ready');
  process.send?.({ ready: true });
}

try {
  await main();
} catch (cause) {
  const known = inWords.some((kind) => cause instanceof kind);
  process.stderr.write(`${cause instanceof Error ? (known ? cause.message : cause.stack) : String(cause)}\n`);
  process.exit(1);
}

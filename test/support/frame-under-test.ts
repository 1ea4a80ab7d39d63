import { MikroOrmModule } from '@mikro-orm/nestjs';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { jobs, LiveTopics, MessagingModule, Outbox, type JobContracts } from '#messaging';
import { JobRun, ormOptions } from '#schema';
import { eventRoutes } from '../../apps/worker/src/outbox/event-routes.js';
import type { EventRoutes } from '../../apps/worker/src/outbox/follow.js';
import { WorkerFrameModule } from '../../apps/worker/src/worker-frame.module.js';

export interface FrameOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly contracts?: JobContracts;
  readonly routes?: Partial<EventRoutes>;
  readonly handlers: readonly Type[];
}

/** The worker's frame with handlers of the test, and what a test asks it for. */
export class FrameUnderTest {
  readonly em: EntityManager;
  readonly live: LiveTopics;
  readonly outbox: Outbox;

  private constructor(readonly app: INestApplicationContext) {
    this.em = app.get(EntityManager);
    this.live = app.get(LiveTopics);
    this.outbox = app.get(Outbox);
  }

  static async start({
    databaseUrl,
    redisUrl,
    contracts = jobs,
    routes = {},
    handlers,
  }: FrameOptions): Promise<FrameUnderTest> {
    const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
    class Handlers {}
    const app = await NestFactory.createApplicationContext(
      {
        module: Handlers,
        imports: [
          MikroOrmModule.forRoot({
            ...ormOptions,
            clientUrl: databaseUrl,
            pool: { min: 0, max: 20 },
            registerRequestContext: false,
          }),
          MessagingModule.forRoot({ databaseUrl, redisUrl }, 3),
          WorkerFrameModule.forRoot({ routes: { ...eventRoutes, ...routes }, contracts, databaseUrl, log }),
        ],
        providers: [...handlers],
      },
      { logger: process.env['LOG_LEVEL'] ? undefined : false, abortOnError: false },
    );
    return new FrameUnderTest(app);
  }

  /** The ledger rows of one job name, oldest first. */
  runsOf(name: string): Promise<JobRun[]> {
    return this.em.fork().find(JobRun, { name }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

/** Waits until the question is answered by something, asking every 25 ms. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

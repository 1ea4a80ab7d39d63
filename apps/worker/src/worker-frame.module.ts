import { EntityManager } from '@mikro-orm/postgresql';
import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Logger } from 'pino';
import {
  BullJobQueue,
  JobRuns,
  LiveTopics,
  OutboxListener,
  queueStoreToken,
  seldom,
  type Complain,
  type QueueStore,
} from '#messaging';
import type { RoutingTable } from './outbox/follow-plan.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { Reconcile } from './outbox/reconcile.js';
import { RelayLoop } from './outbox/relay-loop.js';
import { JobRunner } from './queue/job-runner.js';
import { JobWorkers } from './queue/job-workers.js';
import { ScheduleTicker } from './schedule/schedule-ticker.js';
import { schedulesOf } from './schedule/schedules.js';

/** What the frame runs on: routes and contracts, the address to listen at, and where to log. */
export interface FrameSettings extends RoutingTable {
  readonly databaseUrl: string;
  readonly log: Logger;
}

/** Everything of the worker that moves by itself, in the order in which it starts and stops. */
export class WorkerFrame {
  private readonly complain: Complain;
  private readonly queue: BullJobQueue;
  private readonly workers: JobWorkers;
  private readonly reconcile: Reconcile;
  private readonly loop: RelayLoop;
  private readonly listener: OutboxListener;
  private readonly ticker: ScheduleTicker;

  constructor(
    private readonly store: QueueStore,
    em: EntityManager,
    live: LiveTopics,
    discovery: DiscoveryService,
    settings: FrameSettings,
  ) {
    const { contracts, databaseUrl, log } = settings;
    this.complain = seldom((message, cause) => log.warn({ err: cause }, message));
    const runs = new JobRuns(em);
    this.queue = new BullJobQueue(store);
    const runner = new JobRunner({ em, runs, live, log, contracts });
    this.workers = new JobWorkers(store, runner, contracts, discovery, this.complain);
    this.reconcile = new Reconcile(em, this.queue, contracts);
    const relay = new OutboxRelay(em, runs, this.queue, live, settings);
    this.loop = new RelayLoop(() => relay.drain(), this.complain);
    this.listener = new OutboxListener(databaseUrl, () => this.loop.wake(), this.complain);
    this.ticker = new ScheduleTicker(em, schedulesOf(em, this.reconcile), this.complain);
  }

  /** @throws HandlersIncomplete, QueueStoreUnusable */
  async start(): Promise<void> {
    this.workers.checkHandlers();
    await this.store.check();
    await this.reconcile.atBoot();
    this.workers.start();
    this.loop.start();
    await this.listener.open();
    this.ticker.start();
  }

  async stop(): Promise<void> {
    await this.store.leave();
    await this.listener.close();
    await this.ticker.stop();
    await this.loop.stop();
    await this.workers.stop();
    await this.queue.close();
  }
}

/** The frame as a Nest module: it starts when all handlers are built and stops before the stores close. */
@Module({})
export class WorkerFrameModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(WorkerFrame) private readonly frame: WorkerFrame) {}

  static forRoot(settings: FrameSettings): DynamicModule {
    return {
      module: WorkerFrameModule,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: WorkerFrame,
          inject: [queueStoreToken, EntityManager, LiveTopics, DiscoveryService],
          useFactory: (store: QueueStore, em: EntityManager, live: LiveTopics, discovery: DiscoveryService) =>
            new WorkerFrame(store, em, live, discovery, settings),
        },
      ],
    };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.frame.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.frame.stop();
  }
}

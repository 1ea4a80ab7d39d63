import { EntityManager } from '@mikro-orm/postgresql';
import {
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { CancelJob } from './cancel-job.js';
import { Computations } from './computations.js';
import { LiveTopics } from './live-topics.js';
import { MutationReceipts } from './mutation-receipts.js';
import { Outbox } from './outbox.js';
import { OutboxSignal } from './outbox-signal.js';
import { openQueueStore, type QueueStore, type QueueStoreSettings } from './queue-store.js';
import { RelayLiveTopics } from './relay-live-topics.js';
import { ReplayDeadJob } from './replay-dead-job.js';
import { ThreadComputations } from './thread-computations.js';

/** Token of the process's {@link QueueStore}. */
export const queueStoreToken = Symbol('QueueStore');

const logger = new Logger('Messaging');
const complain = (message: string, cause: unknown) => logger.warn({ err: cause }, message);

/** What every process needs that records facts or hears of them; the relay and the job runner are the worker's. */
@Module({})
export class MessagingModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly em: EntityManager,
    private readonly signal: OutboxSignal,
    private readonly receipts: MutationReceipts,
    private readonly live: LiveTopics,
    @Inject(queueStoreToken) private readonly store: QueueStore,
  ) {}

  /**
   * @param settings addresses of the stores
   * @param listeners queue workers of this process beside its live relay; on PostgreSQL each holds a connection
   */
  static forRoot(settings: QueueStoreSettings, listeners = 0): DynamicModule {
    const store = openQueueStore(settings, { complain, listeners: listeners + 1 });
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: queueStoreToken, useValue: store },
        { provide: LiveTopics, useFactory: () => new RelayLiveTopics(() => store.relay(), complain) },
        {
          provide: OutboxSignal,
          inject: [EntityManager],
          useFactory: (em: EntityManager) => new OutboxSignal(em, complain),
        },
        {
          provide: MutationReceipts,
          inject: [EntityManager],
          useFactory: (em: EntityManager) => new MutationReceipts(em),
        },
        { provide: Computations, useClass: ThreadComputations },
        Outbox,
        CancelJob,
        ReplayDeadJob,
      ],
      exports: [
        queueStoreToken,
        LiveTopics,
        OutboxSignal,
        MutationReceipts,
        Computations,
        Outbox,
        CancelJob,
        ReplayDeadJob,
      ],
    };
  }

  onModuleInit(): void {
    this.em.getEventManager().registerSubscriber(this.signal);
    this.em.getEventManager().registerSubscriber(this.receipts);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.leave();
    if (this.live instanceof RelayLiveTopics) await this.live.close();
    await this.store.close();
  }
}

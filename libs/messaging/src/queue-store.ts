import type { Job, Queue, Relay, Worker } from 'bullmq';
import type { Carried } from './job-queue.js';
import type { Complain } from './outbox-signal.js';
import { openPostgresStore } from './queue-store-postgres.js';
import { openRedisStore } from './queue-store-redis.js';
import { seldom } from './seldom.js';

/** Where the queue lives: in Redis when its address is given, else in the schema `bullmq` of our own database. */
export interface QueueStoreSettings {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}

export type StoredQueue = Pick<Queue<Carried>, 'addBulk' | 'getJobState' | 'remove' | 'close'>;
/** What the runner needs of a job that the store hands out. */
export type StoredJob = Pick<
  Job<Carried>,
  'name' | 'queueName' | 'data' | 'attemptsStarted' | 'attemptsMade' | 'moveToWait' | 'isFailed'
>;
export type StoreRelay = Pick<Relay, 'waitUntilReady' | 'publish' | 'subscribe' | 'close' | 'on'>;
export type StoreWorker = Pick<Worker<Carried>, 'run' | 'pause' | 'close'>;

export interface WorkerWiring {
  /** Most jobs that the worker holds at a time. */
  readonly held: number;
  process(job: StoredJob, token: string): Promise<void>;
  /** Hears of every failed start, also of those the store decides by itself. */
  onFailure(job: StoredJob, reason: Error): void;
}

/**
 * One process's way to BullMQ. A process has one store; both kinds keep the same contract
 * (test/integration/messaging/queue-contract.int-spec.ts).
 */
export interface QueueStore {
  readonly kind: 'postgresql' | 'redis';
  /** Refuses a store that cannot keep the contract. @throws QueueStoreUnusable naming the variable and the cure */
  check(): Promise<void>;
  queue(name: string): StoredQueue;
  /** A worker that stands still until `run()`. */
  worker(name: string, wiring: WorkerWiring): StoreWorker;
  relay(): StoreRelay;
  /** False once after the store lost all it had. */
  remembers(): Promise<boolean>;
  /** Before anything is closed: connections that are broken by now are not renewed any more. */
  leave(): Promise<void>;
  /** Ends the store's connections, after everything opened from it is closed. */
  close(): Promise<void>;
}

export interface QueueStoreOptions {
  readonly complain: Complain;
  /** Workers and live relays of this process: on PostgreSQL each keeps a connection for itself. */
  readonly listeners: number;
  /** Keeps queues of several installations in one Redis apart. */
  readonly prefix?: string;
}

/** Opens the store that the settings ask for; connections are made when first needed. */
export function openQueueStore(settings: QueueStoreSettings, options: QueueStoreOptions): QueueStore {
  const quiet = { ...options, complain: seldom(options.complain) };
  return settings.redisUrl ? openRedisStore(settings.redisUrl, quiet) : openPostgresStore(settings.databaseUrl, quiet);
}

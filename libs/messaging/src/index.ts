export { BullJobQueue } from './bull-job-queue.js';
export { CancelJob } from './cancel-job.js';
export { Computations, ComputationsHere, type Computation, type TellProgress, type Watch } from './computations.js';
export {
  domainEvents,
  isEventName,
  readEvent,
  type DomainEvent,
  type DomainEvents,
  type EventPayload,
  type EventName,
} from './domain-events.js';
export { Gathered } from './gathered.js';
export { InMemoryLiveTopics } from './in-memory-live-topics.js';
export type { JobInput, JobOperator } from './job-operator.js';
export {
  envelopesIn,
  JobQueue,
  parcelOf,
  type Carried,
  type JobEnvelope,
  type JobToAdd,
  type QueuedState,
} from './job-queue.js';
export { JobRuns, routeEvent, type JobSubject, type NewJobRun, type StartedRun } from './job-runs.js';
export {
  job,
  jobs,
  queues,
  type JobContract,
  type JobContracts,
  type JobName,
  type JobOf,
  type PayloadsOf,
  type QueueName,
  type QueueSize,
} from './jobs.js';
export { LiveTopics, type LiveMessage, type LiveStream } from './live-topics.js';
export type { MessagingCode } from './messaging.errors.js';
export { MessagingModule, queueStoreToken } from './messaging.module.js';
export { MutationReceipts, type KeyedMutation } from './mutation-receipts.js';
export { once } from './once.js';
export { Outbox, type OutboxRow, type RecordedBy } from './outbox.js';
export { OutboxListener, OutboxSignal, type Complain } from './outbox-signal.js';
export { id, PayloadMismatch, readPayload, type Field, type PayloadOf, type Shape } from './payload-shape.js';
export { queuePool } from './queue-pool.js';
export { migrateQueueStore } from './queue-store-postgres.js';
export { QueueStoreUnusable } from './queue-store-settings.js';
export {
  openQueueStore,
  type QueueStore,
  type QueueStoreSettings,
  type StoredJob,
  type StoreWorker,
} from './queue-store.js';
export { RecordingJobQueue } from './recording-job-queue.js';
export { RelayLiveTopics } from './relay-live-topics.js';
export { ReplayDeadJob } from './replay-dead-job.js';
export { replayOutbox, type OutboxSelection } from './replay-outbox.js';
export { seldom } from './seldom.js';
export { ThreadComputations } from './thread-computations.js';
export { within } from './within.js';

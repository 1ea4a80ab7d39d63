import { isEventName, readEvent, type DomainEvent, type EventName } from './domain-events.js';
import { id, readPayload, type PayloadOf, type Shape } from './payload-shape.js';

/** How the jobs of one queue are treated by one worker process. */
export interface QueueSize {
  /** Handlers that run side by side. */
  readonly concurrency: number;
  /** Jobs of the store, parcels among them, that are held at a time. */
  readonly held: number;
  /** Most jobs in one parcel; 1: each travels alone. */
  readonly together: number;
}

/**
 * The queues, by capability. Where jobs take milliseconds many travel as one parcel, and a worker holds more than it runs,
 * so that store and ledger are asked about many jobs at once.
 */
export const queues = {
  notifications: { concurrency: 8, held: 12, together: 50 },
  assessment: { concurrency: 2, held: 2, together: 1 },
  mentoring: { concurrency: 1, held: 1, together: 1 },
} as const satisfies Record<string, QueueSize>;

export type QueueName = keyof typeof queues;

/** How often a failing job is tried, and how long the first pause is; each further pause is twice as long. */
export interface RetryPlan {
  readonly attempts: number;
  readonly firstPauseMs: number;
}

/** What a job asks for. Producers know this and nothing else; the handler lives in the worker. */
export interface JobContract<P = unknown> {
  readonly queue: string;
  readonly retry: RetryPlan;
  /** The payload, once it fits. @throws PayloadMismatch */
  read(payload: unknown): P;
}

export type JobContracts = Readonly<Record<string, JobContract>>;
export type PayloadsOf<C extends JobContracts> = { readonly [N in keyof C]: ReturnType<C[N]['read']> };

const usualRetry: RetryPlan = { attempts: 5, firstPauseMs: 1_000 };

/** A contract of ids: `job('assessment', { roundId: id })`. */
export function job<S extends Shape>(queue: QueueName, shape: S, retry = usualRetry): JobContract<PayloadOf<S>> {
  return { queue, retry, read: (payload) => readPayload(`a job of ${queue}`, shape, payload) };
}

/** A contract of one event: whoever takes it is told which event it was and its ids. */
function aboutAnEvent(queue: QueueName): JobContract<DomainEvent> {
  return { queue, retry: usualRetry, read: readNotice };
}

function readNotice(value: unknown): DomainEvent {
  const notice = readPayload('notify', { event: eventName, payload: anything }, value);
  mustFit(notice);
  return notice;
}

function mustFit(notice: { event: EventName; payload: unknown }): asserts notice is DomainEvent {
  readEvent(notice.event, notice.payload);
}

const eventName = { means: 'an event', accepts: isEventName };
const anything = { means: 'the ids of the event', accepts: (value: unknown): value is unknown => value !== undefined };

/** Every order that may stand in a queue: a closed list, in the imperative, ids only. */
export const jobs = {
  notify: aboutAnEvent('notifications'),
  'deliver-message': job('notifications', { messageId: id }, { attempts: 8, firstPauseMs: 30_000 }),
  'assign-reviewers': job('assessment', { roundId: id, runId: id }),
  'score-round': job('assessment', { roundId: id }),
  'recompute-conflicts': job('assessment', {}),
  'match-mentors': job('mentoring', { runId: id }),
  'offer-next-mentor': job('mentoring', { matchId: id }),
  'allot-office-hours': job('mentoring', { runId: id }),
  'refresh-proposal': job('mentoring', { cohortId: id }),
};

export type JobName = keyof typeof jobs;

/** The payload of one job. */
export type JobOf<N extends JobName> = PayloadsOf<typeof jobs>[N];

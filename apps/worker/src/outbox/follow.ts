import type { Id } from '#kernel';
import type { EventName, EventPayload, JobContracts, JobName, JobOf, JobSubject, PayloadsOf } from '#messaging';

/** One thing that follows from an event. */
export type Follow = FollowJob | FollowLive | FollowAgain;

export interface FollowOptions {
  /** What the job is about, shown beside it. */
  readonly about?: JobSubject;
  /**
   * One waiting job per subject is enough: while one of this name about this subject waits, no other is added. It
   * reads the newest state when it starts, so a burst of events collapses into it and the last one wins.
   */
  readonly dedupe?: boolean;
  /** Milliseconds to wait before the job starts. */
  readonly delay?: number;
}

export interface FollowJob extends FollowOptions {
  readonly kind: 'job';
  readonly job: string;
  readonly payload: unknown;
}

interface FollowLive {
  readonly kind: 'live';
  readonly topic: string;
  readonly ids: readonly Id[];
}

interface FollowAgain {
  readonly kind: 'again';
  readonly jobRunId: Id;
}

/** What follows from each event: total, so that a new event does not compile until someone says who cares. */
export type EventRoutes = { readonly [E in EventName]: (payload: EventPayload<E>) => readonly Follow[] };

/** Orders a job: `to('score-round', { roundId }, { about: …, dedupe: true, delay: 1_000 })`. */
export function to<N extends JobName>(job: N, payload: JobOf<N>, options: FollowOptions = {}): Follow {
  return { kind: 'job', job, payload, ...options };
}

/** The same for another list of contracts, for tests. */
export function toAny<C extends JobContracts>() {
  return <N extends keyof C & string>(job: N, payload: PayloadsOf<C>[N], options: FollowOptions = {}): Follow => ({
    kind: 'job',
    job,
    payload,
    ...options,
  });
}

/** Lets `libs/notifications` decide who hears of an event, by which channel and in which language. */
export function tell<E extends EventName>(event: E, payload: EventPayload<E>): Follow {
  return { kind: 'job', job: 'notify', payload: { event, payload } };
}

/** Tells open pages that these things changed. */
export function live(topic: string, ...ids: readonly Id[]): Follow {
  return { kind: 'live', topic, ids };
}

/** Adds a job of the ledger once more, under its own key. */
export function again(jobRunId: Id): Follow {
  return { kind: 'again', jobRunId };
}

import type { Id } from '#kernel';

/** A live message says which things changed; whoever hears it reads them again, under its own rights. */
export interface LiveMessage {
  readonly ids: readonly Id[];
}

/** A subscription: iterate it; `return()` (or leaving a `for await`) ends it. */
export interface LiveStream extends AsyncIterableIterator<LiveMessage> {
  /** Settles when messages published from now on will be heard. */
  readonly ready: Promise<void>;
  return(): Promise<IteratorResult<LiveMessage>>;
}

/**
 * Tells every process at once that something changed. At most once: a message may be lost when a connection breaks,
 * so pages also read on their own when they come back. Topics are words joined by dots: `rounds.<id>`, `jobs.<id>`.
 */
export abstract class LiveTopics {
  /** Tells the subscribers of a topic. Never rejects and never keeps the caller waiting beyond two seconds. */
  abstract publish(topic: string, message: LiveMessage): Promise<void>;
  abstract subscribe(topic: string): LiveStream;
}

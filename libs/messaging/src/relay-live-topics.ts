import type { RelaySubscription } from 'bullmq';
import { setTimeout as pause } from 'node:timers/promises';
import { isId } from '#kernel';
import { LiveTopics, type LiveMessage, type LiveStream } from './live-topics.js';
import { MessageBuffer } from './message-buffer.js';
import type { Complain } from './outbox-signal.js';
import type { StoreRelay } from './queue-store.js';
import { within } from './within.js';

/** Longest that a publisher waits for a store that does not answer. */
const publishWithinMs = 2_000;
const closeWithinMs = 2_000;
const retryAfterMs = 1_000;
/** Messages on their way at once; while the store is away the rest is dropped instead of kept. */
const mostOnTheWay = 1_000;

interface Topic {
  readonly readers: Set<MessageBuffer>;
  subscription?: RelaySubscription;
  ready: Promise<void>;
}

/**
 * Live topics across processes, over BullMQ's Relay on either store. One relay per process, opened when first
 * needed; one subscription per topic, shared by all its readers here.
 */
export class RelayLiveTopics extends LiveTopics {
  private relay: Promise<StoreRelay> | undefined;
  private readonly topics = new Map<string, Topic>();
  private onTheWay = 0;
  private closed = false;

  constructor(
    private readonly openRelay: () => StoreRelay,
    private readonly complain: Complain,
  ) {
    super();
  }

  async publish(topic: string, message: LiveMessage): Promise<void> {
    try {
      const told = await within(publishWithinMs, this.send(topic, message));
      if (!told) this.complain(`Nobody could be told of ${topic} in time.`, undefined);
    } catch (cause) {
      this.complain(`Nobody could be told of ${topic}.`, cause);
    }
  }

  subscribe(name: string): LiveStream {
    const topic = this.topics.get(name) ?? this.join(name);
    const reader = new MessageBuffer(topic.ready, () => this.leave(name, topic, reader));
    topic.readers.add(reader);
    return reader;
  }

  /** Ends all subscriptions and the relay. */
  async close(): Promise<void> {
    this.closed = true;
    const readers = [...this.topics.values()].flatMap((topic) => [...topic.readers]);
    for (const reader of readers) await reader.return();
    const relay = this.relay
      ?.then((open) => open.close())
      .catch((cause: unknown) => this.complain('The relay did not close.', cause));
    if (relay) await within(closeWithinMs, relay);
  }

  private async send(topic: string, message: LiveMessage): Promise<void> {
    if (this.closed || this.onTheWay >= mostOnTheWay) throw new Error('The store of live messages is away.');
    this.onTheWay += 1;
    try {
      const relay = await this.ready();
      await relay.publish(topic, { ids: message.ids });
    } finally {
      this.onTheWay -= 1;
    }
  }

  private join(name: string): Topic {
    const topic: Topic = { readers: new Set(), ready: Promise.resolve() };
    this.topics.set(name, topic);
    topic.ready = this.listen(name, topic);
    return topic;
  }

  private leave(name: string, topic: Topic, reader: MessageBuffer): void {
    topic.readers.delete(reader);
    if (topic.readers.size > 0) return;
    if (this.topics.get(name) === topic) this.topics.delete(name);
    void this.unsubscribe(name, topic);
  }

  private async unsubscribe(name: string, topic: Topic): Promise<void> {
    try {
      await topic.ready;
      await topic.subscription?.unsubscribe();
    } catch (cause) {
      this.complain(`The subscription of ${name} was not taken back; its lease ends by itself.`, cause);
    }
  }

  private async listen(name: string, topic: Topic): Promise<void> {
    while (this.topics.get(name) === topic) {
      try {
        const relay = await this.ready();
        topic.subscription = await relay.subscribe(name, ({ data }) => hear(topic, data));
        return;
      } catch (cause) {
        this.complain(`Nobody listens to ${name} yet; it is tried again.`, cause);
        await pause(retryAfterMs);
      }
    }
  }

  private ready(): Promise<StoreRelay> {
    this.relay ??= this.open();
    return this.relay;
  }

  private async open(): Promise<StoreRelay> {
    const relay = this.openRelay();
    relay.on('error', (cause) => this.complain('The relay of live messages reports an error.', cause));
    try {
      await relay.waitUntilReady();
      return relay;
    } catch (cause) {
      this.relay = undefined;
      await relay.close();
      throw cause;
    }
  }
}

function hear(topic: Topic, data: unknown): void {
  const ids =
    typeof data === 'object' && data !== null && 'ids' in data && Array.isArray(data.ids) ? data.ids.filter(isId) : [];
  for (const reader of topic.readers) reader.push({ ids });
}

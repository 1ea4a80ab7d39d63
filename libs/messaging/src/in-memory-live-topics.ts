import { LiveTopics, type LiveMessage, type LiveStream } from './live-topics.js';
import { MessageBuffer } from './message-buffer.js';

/** Live topics inside one process, for tests. */
export class InMemoryLiveTopics extends LiveTopics {
  private readonly readers = new Map<string, Set<MessageBuffer>>();

  async publish(topic: string, message: LiveMessage): Promise<void> {
    for (const reader of this.readers.get(topic) ?? []) reader.push(message);
  }

  subscribe(topic: string): LiveStream {
    const readers = this.readers.get(topic) ?? new Set();
    const reader = new MessageBuffer(Promise.resolve(), () => readers.delete(reader));
    this.readers.set(topic, readers.add(reader));
    return reader;
  }
}

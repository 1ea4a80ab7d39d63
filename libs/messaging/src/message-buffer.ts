import type { LiveMessage, LiveStream } from './live-topics.js';

/** Messages kept for a reader that is slower than its topic; beyond it the newest are joined into one. */
const keptMessages = 32;

/** One reader's messages between their arrival and their reading. */
export class MessageBuffer implements LiveStream {
  private readonly waiting: LiveMessage[] = [];
  private readonly readers: ((result: IteratorResult<LiveMessage>) => void)[] = [];
  private ended = false;

  constructor(
    readonly ready: Promise<void>,
    private readonly onEnd: () => void,
  ) {}

  push(message: LiveMessage): void {
    if (this.ended) return;
    const reader = this.readers.shift();
    if (reader) reader({ value: message, done: false });
    else if (this.waiting.length < keptMessages) this.waiting.push(message);
    else this.joinWithLast(message);
  }

  async next(): Promise<IteratorResult<LiveMessage>> {
    const message = this.waiting.shift();
    if (message) return { value: message, done: false };
    if (this.ended) return { value: undefined, done: true };
    return new Promise((resolve) => this.readers.push(resolve));
  }

  async return(): Promise<IteratorResult<LiveMessage>> {
    if (!this.ended) {
      this.ended = true;
      this.waiting.length = 0;
      for (const reader of this.readers.splice(0)) reader({ value: undefined, done: true });
      this.onEnd();
    }
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private joinWithLast(message: LiveMessage): void {
    const last = this.waiting.pop();
    this.waiting.push({ ids: [...new Set([...(last?.ids ?? []), ...message.ids])] });
  }
}

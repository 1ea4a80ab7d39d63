import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { InMemoryLiveTopics } from './in-memory-live-topics.js';

describe('live topics', () => {
  it('tell every reader of the topic and nobody else', async () => {
    const live = new InMemoryLiveTopics();
    const [first, second, other] = [live.subscribe('rounds.a'), live.subscribe('rounds.a'), live.subscribe('rounds.b')];
    const message = { ids: [newId()] };
    await live.publish('rounds.a', message);
    expect((await first.next()).value).toEqual(message);
    expect((await second.next()).value).toEqual(message);
    const waiting = other.next();
    await other.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });

  it('say nothing more after return', async () => {
    const live = new InMemoryLiveTopics();
    const stream = live.subscribe('rounds.a');
    await stream.return();
    await live.publish('rounds.a', { ids: [newId()] });
    expect((await stream.next()).done).toBe(true);
  });

  it('end with the loop that reads them', async () => {
    const live = new InMemoryLiveTopics();
    const stream = live.subscribe('rounds.a');
    await live.publish('rounds.a', { ids: [] });
    let heard = 0;
    for await (const _message of stream) {
      heard += 1;
      break;
    }
    expect([heard, (await stream.next()).done]).toEqual([1, true]);
  });

  it('lose no id for a reader that is slow, and keep no more than a few messages', async () => {
    const live = new InMemoryLiveTopics();
    const stream = live.subscribe('rounds.a');
    const ids = Array.from({ length: 500 }, () => newId());
    for (const id of ids) await live.publish('rounds.a', { ids: [id] });
    const heard: string[] = [];
    let messages = 0;
    while (heard.length < ids.length) {
      const { value } = await stream.next();
      heard.push(...value.ids);
      messages += 1;
    }
    expect(heard).toEqual(ids);
    expect(messages).toBeLessThanOrEqual(32);
  });
});

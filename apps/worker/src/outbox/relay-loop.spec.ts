import { describe, expect, it } from '@jest/globals';
import { RelayLoop } from './relay-loop.js';

/** Work that ends when it is told to. */
function work() {
  const ends: (() => void)[] = [];
  return { ends, run: () => new Promise<void>((resolve) => ends.push(resolve)) };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the relay loop', () => {
  it('runs once more for signals that came while it ran, and never twice at once', async () => {
    const { ends, run } = work();
    const loop = new RelayLoop(run, () => undefined);
    loop.start();
    loop.wake();
    loop.wake();
    await turn();
    expect(ends).toHaveLength(1);
    ends[0]!();
    await turn();
    expect(ends).toHaveLength(2);
    const stopped = loop.stop();
    ends[1]!();
    await stopped;
    loop.wake();
    await turn();
    expect(ends).toHaveLength(2);
  });

  it('complains and waits when its work fails, whatever signals come', async () => {
    const said: string[] = [];
    let tries = 0;
    const failing = async () => {
      tries += 1;
      throw new Error('away');
    };
    const loop = new RelayLoop(failing, (message) => said.push(message));
    loop.start();
    await turn();
    for (let n = 0; n < 10; n++) loop.wake();
    await turn();
    await loop.stop();
    expect([tries, said.length]).toEqual([1, 1]);
  });
});

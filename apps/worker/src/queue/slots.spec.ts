import { describe, expect, it } from '@jest/globals';
import { Slots } from './slots.js';

describe('work in slots', () => {
  it('goes on side by side as far as there is room, and then in the order in which it came', async () => {
    const slots = new Slots(2);
    const begun: number[] = [];
    const ends = new Map<number, () => void>();
    const all = [1, 2, 3, 4].map((number) =>
      slots.within(async () => {
        begun.push(number);
        await new Promise<void>((end) => ends.set(number, end));
        return number * 10;
      }),
    );
    expect(begun).toEqual([1, 2]);
    ends.get(2)?.();
    expect(await all[1]).toBe(20);
    expect(begun).toEqual([1, 2, 3]);
    for (const number of [1, 3]) ends.get(number)?.();
    await Promise.all([all[0], all[2]]);
    ends.get(4)?.();
    expect(await Promise.all(all)).toEqual([10, 20, 30, 40]);
  });

  it('are free again after a failure', async () => {
    const slots = new Slots(1);
    const failing = slots.within(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await slots.within(async () => 'yes')).toBe('yes');
  });

  it('begins at once when the slots are opened', async () => {
    const slots = new Slots(1);
    let end = () => undefined as void;
    const first = slots.within(() => new Promise<void>((done) => (end = done)));
    const second = slots.within(async () => 'let through');
    slots.open();
    expect(await second).toBe('let through');
    expect(await slots.within(async () => 'at once')).toBe('at once');
    end();
    await first;
  });
});

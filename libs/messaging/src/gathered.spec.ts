import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.js';

describe('questions that are asked together', () => {
  it('go alone while it is quiet, and together when they come while others are under way', async () => {
    const batches: (readonly number[])[] = [];
    const doubled = new Gathered<number, number>(async (numbers) => {
      batches.push(numbers);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return numbers.map((number) => number * 2);
    });
    expect(await doubled.ask(1)).toBe(2);
    const first = doubled.ask(2);
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await Promise.all([first, doubled.ask(3), doubled.ask(4)])).toEqual([4, 6, 8]);
    expect(batches).toEqual([[1], [2], [3, 4]]);
  });

  it('wait for those of the same turn, unless the first is to go at once', async () => {
    const batches: (readonly string[])[] = [];
    const askAll = async (words: readonly string[]) => (batches.push(words), words);
    const [patient, hasty] = [new Gathered(askAll), new Gathered(askAll, { atOnce: true })];
    await Promise.all(['a', 'b', 'c'].map((word) => patient.ask(word)));
    await Promise.all(['d', 'e', 'f'].map((word) => hasty.ask(word)));
    expect(batches).toEqual([['a', 'b', 'c'], ['d'], ['e', 'f']]);
  });

  it('are never more than so many at once', async () => {
    const sizes: number[] = [];
    const counted = new Gathered<number, number>(
      async (numbers) => {
        sizes.push(numbers.length);
        return numbers;
      },
      { most: 2 },
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map((number) => counted.ask(number)))).toEqual([1, 2, 3, 4, 5]);
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('go in as many batches at the same time as there are lanes', async () => {
    let most = 0;
    let under = 0;
    const lanes = new Gathered<number, number>(
      async (numbers) => {
        most = Math.max(most, ++under);
        await new Promise((resolve) => setTimeout(resolve, 5));
        under -= 1;
        return numbers;
      },
      { most: 2, lanes: 2 },
    );
    const answers = Promise.all([1, 2, 3].map((number) => lanes.ask(number)));
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await Promise.all([lanes.ask(4), lanes.ask(5), answers])).toEqual([4, 5, [1, 2, 3]]);
    expect(most).toBe(2);
  });

  it('are not held up by one that is answered later', async () => {
    let late: (answer: string) => void = () => undefined;
    const words = new Gathered<string, string>(async (asked) =>
      asked.map((word) => (word === 'slow' ? new Promise<string>((answer) => (late = answer)) : word)),
    );
    const slow = words.ask('slow');
    expect(await Promise.all([words.ask('one'), words.ask('two')])).toEqual(['one', 'two']);
    expect(await words.ask('three')).toBe('three');
    late('at last');
    expect(await slow).toBe('at last');
  });

  it('do no harm to each other when one cannot be answered', async () => {
    const roots = new Gathered<number, number>(async (numbers) => {
      if (numbers.some((number) => number < 0)) throw new Error('no root');
      return numbers.map(Math.sqrt);
    });
    const answers = await Promise.allSettled([4, -1, 9].map((number) => roots.ask(number)));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual([
      2,
      'refused',
      3,
    ]);
    expect(await roots.ask(16)).toBe(4);
  });
});

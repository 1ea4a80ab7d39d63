import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './seeded-random.js';

const drawn = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;

describe('a seeded stream', () => {
  it('says the same for the same words, on every machine', () => {
    const stream = new SeededRandom('semai-demo-1', 'example');
    expect(drawn(5, () => stream.int(0, 999))).toEqual([16, 466, 967, 988, 843]);
  });

  it('says something else for other words', () => {
    const [one, other] = ['one', 'other'].map((word) => new SeededRandom('semai-demo-1', word));
    expect(drawn(8, () => one!.int(0, 999))).not.toEqual(drawn(8, () => other!.int(0, 999)));
  });

  it('draws normal numbers of mean 0 and deviation 1', () => {
    const stream = new SeededRandom('normal');
    const numbers = drawn(20_000, () => stream.normal());
    expect(Math.abs(mean(numbers))).toBeLessThan(0.03);
    expect(Math.abs(mean(numbers.map((one) => one * one)) - 1)).toBeLessThan(0.04);
  });

  it('draws keys as often as their weights say', () => {
    const stream = new SeededRandom('weights');
    const keys = Array.from({ length: 10_000 }, () => stream.pickBy({ rare: 1, usual: 3 }));
    expect(keys.filter((key) => key === 'rare').length / keys.length).toBeCloseTo(0.25, 1);
  });

  it('shuffles without losing anything, and takes no item twice', () => {
    const list = Array.from({ length: 50 }, (_, i) => i);
    const stream = new SeededRandom('cards');
    expect(stream.shuffled(list).toSorted((a, b) => a - b)).toEqual(list);
    expect(new Set(stream.some(list, 20)).size).toBe(20);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new SeededRandom('empty').pick([])).toThrow('nothing to pick from');
  });
});

import { describe, expect, it } from '@jest/globals';
import { bestCounted, type CountedItem, type CountLimit } from './crossing-rows.js';
import { seeded } from '../../../test/support/small-match-instances.js';

function byForce(items: CountedItem[], seats: number, limits: CountLimit[]): number {
  let best = -Infinity;
  for (let set = 0; set < 1 << items.length; set++) {
    const chosen = items.filter((_, at) => (set & (1 << at)) !== 0);
    const counts = limits.map((_, q) => chosen.filter(({ quotas }) => quotas.includes(q)).length);
    const met = limits.every(({ min, max }, q) => counts[q]! >= min && counts[q]! <= max);
    const sum = chosen.reduce((total, { surplus }) => total + surplus, 0);
    if (chosen.length === seats && met) best = Math.max(best, sum);
  }
  return best;
}

describe('the best set of a row under crossing limits', () => {
  it('is the example of the documentation', () => {
    const items = [
      { surplus: 5, quotas: [0] },
      { surplus: 4, quotas: [0] },
      { surplus: 1, quotas: [] },
    ];
    expect(bestCounted(items, 2, [{ min: 0, max: 1 }])).toBe(6);
  });

  it('equals brute force', () => {
    const random = seeded(97);
    const below = (limit: number): number => Math.floor(random() * limit);
    for (let run = 0; run < 2000; run++) {
      const items = Array.from({ length: below(9) }, () => ({
        surplus: below(21) - 10,
        quotas: [0, 1, 2].filter(() => random() < 0.5),
      }));
      const limits = [0, 1, 2].map(() => ({ min: below(2), max: 1 + below(3) }));
      const seats = below(5);
      expect(bestCounted(items, seats, limits)).toBe(byForce(items, seats, limits));
    }
  });

  it('gives up rather than look at millions of sets', () => {
    const items = Array.from({ length: 60 }, (_, at) => ({ surplus: 1, quotas: [at % 2] }));
    const apart = items.map(({ surplus, quotas }, at) => ({ surplus, quotas: [...quotas, 2 + at] }));
    const impossible = [
      ...Array.from({ length: 2 }, () => ({ min: 5, max: 4 })),
      ...items.map(() => ({ min: 0, max: 1 })),
    ];
    expect(bestCounted(apart, 8, impossible)).toBeNaN();
    expect(bestCounted(items, 8, impossible.slice(0, 2))).toBe(-Infinity);
    expect(
      bestCounted(items, 20, [
        { min: 9, max: 10 },
        { min: 11, max: 12 },
      ]),
    ).toBe(20);
  });
});

import { describe, expect, it } from '@jest/globals';
import { bestWithSum, type RowItem } from './row-sums.js';
import { solveMaster } from './small-lp.js';
import { seeded } from '../../../test/support/small-match-instances.js';

function byForce(items: RowItem[], seats: number, floor: number): number | null {
  let best: number | null = null;
  for (let set = 0; set < 1 << items.length; set++) {
    const chosen = items.filter((_, at) => (set & (1 << at)) !== 0);
    const sum = (of: (item: RowItem) => number): number => chosen.reduce((total, item) => total + of(item), 0);
    if (chosen.length !== seats || sum(({ w }) => w) < floor) continue;
    best = Math.max(
      best ?? -Infinity,
      sum(({ surplus }) => surplus),
    );
  }
  return best;
}

describe('the best set of a row that reaches a floor', () => {
  it('is the example of the documentation', () => {
    const items = [
      { surplus: 5, w: 1 },
      { surplus: 4, w: 2 },
      { surplus: 1, w: 9 },
    ];
    expect(bestWithSum(items, 2, 10)).toBe(6);
    expect(bestWithSum(items, 2, 12)).toBe(null);
  });

  it('equals brute force', () => {
    const random = seeded(91);
    for (let run = 0; run < 3000; run++) {
      const items = Array.from({ length: Math.floor(random() * 9) }, () => ({
        surplus: Math.floor(random() * 21) - 10,
        w: Math.floor(random() * 10),
      }));
      const seats = Math.floor(random() * 4);
      const floor = Math.floor(random() * 25);
      expect(bestWithSum(items, seats, floor)).toBe(byForce(items, seats, floor));
    }
  });
});

describe('the master problem', () => {
  it('mixes two solutions so that the row holds on average', () => {
    const columns = [
      { gain: 10, rows: Float64Array.of(1) },
      { gain: 6, rows: Float64Array.of(-1) },
    ];
    const { value, multipliers } = solveMaster(columns, Float64Array.of(0), Float64Array.of(100));
    expect(value).toBeCloseTo(8);
    expect(multipliers[0]).toBeCloseTo(2);
  });

  it('keeps multipliers within their limits', () => {
    const columns = [{ gain: 10, rows: Float64Array.of(1) }];
    expect(solveMaster(columns, Float64Array.of(0), Float64Array.of(3)).multipliers[0]).toBeCloseTo(3);
    expect(
      solveMaster([{ gain: 1, rows: Float64Array.of(-1) }], Float64Array.of(2), Float64Array.of(5)).multipliers[0],
    ).toBeCloseTo(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { certify, match, type MatchInstance, type MatchOptions, type Pair, type Penalties } from './index.js';
import { bruteForce, randomInstance, seeded } from '../../../test/support/small-match-instances.js';

function checked(instance: MatchInstance, options: MatchOptions): { found: bigint | null; penalties: Penalties } {
  const result = match(instance, options);
  const { penalties } = result;
  if (result.status === 'infeasible') return { found: null, penalties };
  const proof = certify(instance, result.pairs, result.prices, { ...penalties, previous: options.previous });
  const proven = result.status === 'optimal' && result.gap === '0' && proof.dualBound === proof.objective;
  if (!proven || !proof.feasible) throw new Error(`not proven: ${result.status} ${result.gap} ${proof.broken.join()}`);
  return { found: proof.objective, penalties };
}

function randomPrevious(random: () => number, { n, m }: MatchInstance): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) if (random() < 0.3) pairs.push([i, j]);
  return pairs;
}

describe('the optimum of small instances', () => {
  it.each([
    ['review', 6000],
    ['mentoring', 4000],
  ] as const)('equals brute force on random %s instances', (kind, runs) => {
    const random = seeded(kind === 'review' ? 11 : 12);
    let infeasible = 0;
    for (let run = 0; run < runs; run++) {
      const instance = randomInstance(random, kind);
      const keepMode = (['free', 'soft', 'strict'] as const)[Math.floor(random() * 3)]!;
      const options: MatchOptions =
        random() < 0.4 ? { previous: randomPrevious(random, instance), keepMode, keepBonus: 3 } : {};
      const { found, penalties } = checked(instance, options);
      const expected = bruteForce(instance, penalties, options.previous ?? []);
      if (found !== expected) throw new Error(`run ${run}: ${found} instead of ${expected}`);
      if (expected === null) infeasible++;
    }
    expect(infeasible).toBeGreaterThan(kind === 'review' ? 500 : 50);
    expect(infeasible).toBeLessThan(runs * 0.8);
  });
});

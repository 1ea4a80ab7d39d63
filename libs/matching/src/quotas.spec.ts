import { describe, expect, it } from '@jest/globals';
import { certify, match, type MatchInstance, type Pair, type Quota } from './index.js';
import {
  bruteForce,
  crossingQuotas,
  randomInstance,
  randomQuotas,
  seeded,
} from '../../../test/support/small-match-instances.js';

function compare(seed: number, runs: number, quotasFor: (random: () => number, m: number) => Quota[]): number {
  const random = seeded(seed);
  let matched = 0;
  for (let run = 0; run < runs; run++) {
    const plain = randomInstance(random, run % 3 === 0 ? 'mentoring' : 'review');
    const quotas = quotasFor(random, plain.m).map((quota) =>
      random() < 0.3
        ? { ...quota, applications: Array.from({ length: plain.n }, (_, i) => i).filter(() => random() < 0.6) }
        : quota,
    );
    const instance: MatchInstance = { ...plain, quotas };
    const previous = random() < 0.3 ? everySecond(instance) : undefined;
    const keepMode = random() < 0.5 ? 'soft' : 'strict';
    const result = match(instance, previous ? { previous, keepMode, keepBonus: 3 } : {});
    const expected = bruteForce(instance, result.penalties, previous ?? []);
    const found = result.status === 'infeasible' ? null : BigInt(result.parts.objective);
    if (found !== expected) throw new Error(`run ${run}: ${found} instead of ${expected}`);
    if (expected === null) continue;
    matched++;
    expect(result).toMatchObject({ status: 'optimal', gap: '0' });
    const proof = certify(instance, result.pairs, result.prices, { ...result.penalties, previous });
    expect(proof.broken).toEqual([]);
    expect(proof.dualBound >= proof.objective).toBe(true);
  }
  return matched;
}

function everySecond({ n, m }: MatchInstance): Pair[] {
  const all = Array.from({ length: n * m }, (_, at): Pair => [Math.floor(at / m), at % m]);
  return all.filter((_, at) => at % 2 === 0);
}

describe('quotas', () => {
  it('are met at the optimum when nested', () => {
    expect(compare(41, 3000, randomQuotas)).toBeGreaterThan(700);
  });

  it('are met at the optimum when they cross', () => {
    expect(compare(42, 3000, crossingQuotas)).toBeGreaterThan(500);
  });

  it('are named when they leave no match', () => {
    const instance: MatchInstance = {
      kind: 'review',
      n: 2,
      m: 3,
      k: Int32Array.of(1, 1),
      lo: new Int32Array(3),
      hi: Int32Array.of(1, 2, 2),
      rowPtr: Int32Array.of(0, 3, 6),
      col: Int32Array.of(0, 1, 2, 0, 1, 2),
      w: Int32Array.of(5, 4, 3, 5, 4, 3),
      quotas: [{ id: 'investor', judges: [0], min: 1 }],
    };
    const { status, infeasible } = match(instance);
    expect(status).toBe('infeasible');
    expect(infeasible).toMatchObject({ applications: [0, 1], judges: [0], needed: 2, seats: 1, quotas: ['investor'] });
    expect(infeasible?.fixes[0]).toEqual({ kind: 'relaxQuota', by: 1, quotas: ['investor'], min: 0, enough: true });
  });
});

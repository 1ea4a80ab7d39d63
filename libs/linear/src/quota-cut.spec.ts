import { describe, expect, it } from '@jest/globals';
import { match, type MatchInstance } from '#matching';
import { faultsOf } from '../../../test/support/blocking-cuts.js';
import { crossingQuotas, randomInstance, randomQuotas, seeded } from '../../../test/support/small-match-instances.js';
import { openLinearSolver } from './open-linear-solver.js';

describe('the reason why quotas leave no match, begun from the prices of a linear program', () => {
  it('holds, needs each member, and each way out is one', async () => {
    const linear = (await openLinearSolver())(() => 20);
    const random = seeded(53);
    const seen = { cuts: 0, counted: 0 };
    for (let run = 0; run < 1500; run++) {
      const plain = randomInstance(random, run % 4 === 0 ? 'mentoring' : 'review');
      const quotas = (run % 2 === 0 ? randomQuotas : crossingQuotas)(random, plain.m);
      const instance: MatchInstance = { ...plain, quotas };
      const { infeasible } = match(instance, {}, { linear });
      if (!infeasible?.quotas) continue;
      expect([run, infeasible.minimal, faultsOf(instance, infeasible)]).toEqual([run, true, []]);
      expect(infeasible.needed).toBeGreaterThan(infeasible.seats);
      seen.cuts++;
    }
    expect(seen.cuts).toBeGreaterThan(200);
  });

  it('is found among hundreds of applications, with the amount that the whole round lacks', async () => {
    const linear = (await openLinearSolver())(() => 20);
    const [n, m] = [600, 60];
    const judges = Array.from({ length: m }, (_, j) => j);
    const instance: MatchInstance = {
      kind: 'review',
      n,
      m,
      k: new Int32Array(n).fill(3),
      lo: new Int32Array(m),
      hi: new Int32Array(m).fill(40),
      rowPtr: Int32Array.from({ length: n + 1 }, (_, i) => i * m),
      col: Int32Array.from({ length: n * m }, (_, a) => a % m),
      w: Int32Array.from({ length: n * m }, (_, a) => (a * 7919) % 1000),
      quotas: [
        { id: 'investor', judges: judges.filter((j) => j % 5 === 0), min: 1 },
        ...[0, 1, 2, 3].map((place) => ({
          id: `place ${place}`,
          judges: judges.filter((j) => j % 7 === place),
          max: 1,
        })),
      ],
    };
    const { infeasible } = match(instance, {}, { linear });
    expect(infeasible).toMatchObject({ quotas: ['investor'], minimal: true, needed: 481, seats: 480 });
    expect(infeasible?.fixes.filter(({ enough }) => enough).map(({ kind, by }) => [kind, by])).toEqual([
      ['relaxQuota', 1],
      ['raiseLoad', 120],
      ['addJudge', 120],
    ]);
  });
});

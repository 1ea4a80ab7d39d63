import { describe, expect, it } from '@jest/globals';
import { match, type Fix, type MatchInstance, type Quota } from './index.js';
import { faultsOf } from '../../../test/support/blocking-cuts.js';
import { crossingQuotas, randomInstance, randomQuotas, seeded } from '../../../test/support/small-match-instances.js';

/** Infeasible instances that have a match without their quotas; each cut is tried out. */
function check(seed: number, runs: number, quotasFor: (random: () => number, m: number) => Quota[]) {
  const random = seeded(seed);
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  for (let run = 0; run < runs; run++) {
    const plain = randomInstance(random, run % 4 === 0 ? 'mentoring' : 'review');
    const instance: MatchInstance = { ...plain, quotas: quotasFor(random, plain.m) };
    const { infeasible } = match(instance);
    if (!infeasible?.quotas) continue;
    expect([run, infeasible.minimal, faultsOf(instance, infeasible)]).toEqual([run, true, []]);
    count('cuts');
    for (const { kind, enough } of infeasible.fixes) count(`${kind} ${enough}`);
  }
  return seen;
}

describe('the reason why quotas leave no match', () => {
  it('holds, needs each member, and each way out is one, where quotas are nested', () => {
    const seen = check(51, 3000, randomQuotas);
    expect(seen.get('cuts')).toBeGreaterThan(300);
  });

  it('and where they cross', () => {
    const seen = check(52, 3000, crossingQuotas);
    expect(seen.get('cuts')).toBeGreaterThan(300);
    for (const fix of ['relaxQuota', 'raiseLoad', 'addJudge', 'lowerMinimum', 'lowerDemand'])
      expect(seen.get(`${fix} true`)).toBeGreaterThan(5);
    expect(seen.get('liftConflict false')).toBeGreaterThan(3);
    expect(seen.get('unpin false')).toBeGreaterThan(1);
  });

  it('asks for reviewers of the kind that is short, not for fewer reads', () => {
    const [n, m] = [6, 8];
    const instance: MatchInstance = {
      kind: 'review',
      n,
      m,
      k: new Int32Array(n).fill(2),
      lo: new Int32Array(m),
      hi: Int32Array.of(2, 1, 6, 6, 6, 6, 6, 6),
      rowPtr: Int32Array.from({ length: n + 1 }, (_, i) => i * m),
      col: Int32Array.from({ length: n * m }, (_, a) => a % m),
      w: new Int32Array(n * m),
      quotas: [
        { id: 'investor', judges: [0, 1], min: 1 },
        { id: 'place', judges: [1, 2, 3], max: 1 },
      ],
    };
    const { infeasible } = match(instance);
    expect(infeasible).toMatchObject({ judges: [0, 1], quotas: ['investor'], minimal: true });
    expect(infeasible?.applications).toHaveLength(4);
    const fixes: Fix[] = infeasible?.fixes ?? [];
    expect(fixes.map(({ kind }) => kind)).toEqual(['relaxQuota', 'raiseLoad', 'addJudge']);
    expect(fixes[0]).toMatchObject({ quotas: ['investor'], min: 0, enough: true });
    expect(fixes[2]).toMatchObject({ quotas: ['investor'] });
  });
});

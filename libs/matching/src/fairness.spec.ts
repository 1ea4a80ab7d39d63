import { describe, expect, it } from '@jest/globals';
import { certify, match, type MatchInstance } from './index.js';
import { crossingQuotas, fairest, randomInstance, seeded } from '../../../test/support/small-match-instances.js';

function plain(random: () => number): MatchInstance {
  return { ...randomInstance(random, 'review'), pins: [], forbids: [] };
}

describe('fairness', () => {
  it('raises the worst pair as far as possible, then the total', () => {
    const random = seeded(51);
    let found = 0;
    for (let run = 0; run < 3000; run++) {
      const instance = plain(random);
      const result = match(instance, { objective: 'worst-pair' });
      const expected = fairest(instance, (pairs) => Math.min(...pairs));
      const reached =
        result.status === 'infeasible' ? null : { worst: result.worstPair ?? Infinity, total: result.total };
      if (JSON.stringify(reached) !== JSON.stringify(expected))
        throw new Error(`run ${run}: ${JSON.stringify({ reached, expected })}`);
      if (expected === null || result.pairs.length === 0) continue;
      found++;
      const { threshold, nextThreshold, cut } = result.certificate;
      expect(result).toMatchObject({ status: 'optimal', gap: '0', worstPair: threshold });
      expect(nextThreshold === null || ((cut ?? null) !== null && (cut?.needed ?? 0) > (cut?.seats ?? 0))).toBe(true);
    }
    expect(found).toBeGreaterThan(400);
  });

  it('raises the worst application as far as possible, then the total', () => {
    const random = seeded(52);
    let found = 0;
    for (let run = 0; run < 3000; run++) {
      const instance = plain(random);
      const result = match(instance, { objective: 'worst-sum' });
      const expected = fairest(instance, (_, sums) => Math.min(...sums));
      const reached =
        result.status === 'infeasible' ? null : { worst: result.worstSum ?? Infinity, total: result.total };
      if (JSON.stringify(reached) !== JSON.stringify(expected))
        throw new Error(`run ${run}: ${JSON.stringify({ reached, expected })}`);
      if (expected === null || result.pairs.length === 0) continue;
      found++;
      expect(result).toMatchObject({ status: 'optimal', gap: '0' });
      expect(result.certificate.worstSumBound).toBe(result.worstSum);
    }
    expect(found).toBeGreaterThan(400);
  });

  it('raises the worst application under quotas where that can be proven, and never claims more', () => {
    const random = seeded(53);
    let proven = 0;
    for (let run = 0; run < 2000; run++) {
      const free = plain(random);
      const instance = { ...free, quotas: crossingQuotas(random, free.m) };
      const result = match(instance, { objective: 'worst-sum' });
      const expected = fairest(instance, (_, sums) => Math.min(...sums));
      expect(result.status === 'infeasible').toBe(expected === null);
      if (expected === null || result.pairs.length === 0) continue;
      const { pairs, prices, penalties, worstSum, total, certificate } = result;
      expect(certify(instance, pairs, prices, penalties).broken).toEqual([]);
      expect(certificate.worstSumBound).toBeGreaterThanOrEqual(expected.worst);
      if (result.status !== 'optimal') continue;
      proven++;
      expect({ worst: worstSum, total }).toEqual(expected);
    }
    expect(proven).toBeGreaterThan(50);
  });

  it('proves a worst sum by prices that count only sets reaching it', () => {
    const instance: MatchInstance = {
      kind: 'review',
      n: 2,
      m: 2,
      k: Int32Array.of(1, 1),
      lo: new Int32Array(2),
      hi: Int32Array.of(1, 1),
      rowPtr: Int32Array.of(0, 2, 4),
      col: Int32Array.of(0, 1, 0, 1),
      w: Int32Array.of(9, 4, 5, 1),
    };
    expect(match(instance).worstSum).toBe(1);
    const fair = match(instance, { objective: 'worst-sum' });
    expect(fair).toMatchObject({
      worstSum: 4,
      total: '9',
      pairs: [
        [0, 1],
        [1, 0],
      ],
    });
    const { dualBound } = certify(instance, fair.pairs, fair.prices, { ...fair.penalties, floor: 4 });
    expect(dualBound).toBe(9n);
  });
});

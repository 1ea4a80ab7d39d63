import { describe, expect, it } from '@jest/globals';
import { certify, match, rematch, standingMatch, type MatchInstance, type Pair } from './index.js';
import { randomInstance, seeded } from '../../../test/support/small-match-instances.js';

/** One of the changes that happen in a running programme. */
function changed(random: () => number, instance: MatchInstance): MatchInstance {
  const { n, m } = instance;
  const j = Math.floor(random() * m);
  const draw = random();
  const hi = instance.hi.slice();
  const lo = instance.lo.slice();
  const k = instance.k.slice();
  if (draw < 0.3 && m > 0) hi[j] = lo[j] = 0;
  else if (draw < 0.5 && m > 0) hi[j] = Math.max(hi[j]! - 1, lo[j]!);
  else if (draw < 0.6 && m > 0) hi[j]!++;
  else if (draw < 0.8 && n > 0) k[Math.floor(random() * n)] = Math.floor(random() * 3);
  const gone: Pair[] =
    instance.col.length > 0 && draw >= 0.8 ? [arcAt(instance, Math.floor(random() * instance.col.length))] : [];
  return { ...instance, hi, lo, k, pins: [], forbids: gone };
}

function arcAt({ rowPtr, col }: MatchInstance, arc: number): Pair {
  return [rowPtr.findLastIndex((start) => start <= arc), col[arc]!];
}

/** A programme of realistic shape: 40 applications, 12 judges. */
function programme(random: () => number): MatchInstance {
  const [n, m] = [40, 12];
  const w = Int32Array.from({ length: n * m }, () => Math.floor(random() * 1000) * 1000);
  const rowPtr = Int32Array.from({ length: n + 1 }, (_, i) => i * m);
  const col = Int32Array.from({ length: n * m }, (_, a) => a % m);
  const lo = new Int32Array(m).fill(6);
  return { kind: 'review', n, m, k: new Int32Array(n).fill(3), lo, hi: new Int32Array(m).fill(13), rowPtr, col, w };
}

describe('a match after a change', () => {
  it.each(['review', 'mentoring'] as const)('has the optimum of a whole new solve (%s)', (kind) => {
    const random = seeded(kind === 'review' ? 61 : 62);
    let compared = 0;
    for (let run = 0; run < 2500; run++) {
      const before = { ...randomInstance(random, kind), pins: [], forbids: [] };
      const first = match(before);
      if (first.status !== 'optimal') continue;
      const after = changed(random, before);
      const fresh = match(after);
      const again = rematch(after, first);
      compared++;
      const facts = ({ status, gap, parts }: typeof fresh): string => `${status} ${gap} ${parts.objective}`;
      if (facts(again) !== facts(fresh)) throw new Error(`run ${run}: ${facts(again)} instead of ${facts(fresh)}`);
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('moves only a few pairs when one judge leaves', () => {
    const random = seeded(63);
    for (let run = 0; run < 50; run++) {
      const before = programme(random);
      const first = match(before);
      const left = Math.floor(random() * before.m);
      const leaves = (limits: Int32Array): Int32Array => limits.map((limit, j) => (j === left ? 0 : limit));
      const after = { ...before, lo: leaves(before.lo), hi: leaves(before.hi) };
      const again = rematch(after, first);
      expect(again).toMatchObject({ status: 'optimal', gap: '0', total: match(after).total });
      expect(again.loads[left]).toBe(0);
    }
  });

  it.each(['review', 'mentoring'] as const)('is the same from a match that was read in before (%s)', (kind) => {
    const random = seeded(kind === 'review' ? 65 : 66);
    let compared = 0;
    for (let run = 0; run < 1500; run++) {
      const before = { ...randomInstance(random, kind), pins: [], forbids: [] };
      const first = match(before);
      if (first.status !== 'optimal') continue;
      const standing = standingMatch(before, first);
      for (let change = 0; change < 3; change++) {
        const after = changed(random, before);
        if (JSON.stringify(rematch(after, standing)) !== JSON.stringify(rematch(after, first)))
          throw new Error(`run ${run}: another answer`);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('stays optimal however many leave, one after the other', () => {
    const random = seeded(67);
    let instance = { ...programme(random), hi: new Int32Array(12).fill(30), lo: new Int32Array(12) };
    let standing = standingMatch(instance, match(instance));
    for (const left of [3, 7, 0, 11, 5, 9, 1, 2]) {
      const hi = instance.hi.map((limit, j) => (j === left ? 0 : limit));
      instance = { ...instance, hi };
      const again = rematch(instance, standing);
      const { feasible, objective, dualBound } = certify(instance, again.pairs, again.prices, again.penalties);
      expect([feasible, objective, dualBound]).toEqual([true, BigInt(match(instance).total), objective]);
      standing = standingMatch(instance, again);
    }
  });

  it('keeps everything when nothing changed', () => {
    const instance = programme(seeded(64));
    const first = match(instance);
    const again = rematch(instance, first);
    expect(again.pairs).toEqual(first.pairs);
    expect(again.statistics.pivots).toBe(0);
  });
});

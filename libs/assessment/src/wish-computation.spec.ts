import { describe, expect, it } from '@jest/globals';
import { certify, match, type MatchInstance, type Pair } from '#matching';
import { seeded } from '../../../test/support/small-match-instances.js';
import { compute } from './wish-computation.js';

/** Thirty applications read by two of nine reviewers each, a tenth of the pairs barred; every second time with a kind. */
function round(random: () => number, withKinds: boolean): MatchInstance {
  const [n, m] = [30, 9];
  const rows = Array.from({ length: n }, () => Array.from({ length: m }, (_, j) => j).filter(() => random() < 0.9));
  const rowPtr = [0, ...rows].map((_, i) => rows.slice(0, i).flat().length);
  return {
    kind: 'review',
    n,
    m,
    k: new Int32Array(n).fill(2),
    lo: new Int32Array(m),
    hi: new Int32Array(m).fill(8),
    rowPtr: Int32Array.from(rowPtr),
    col: Int32Array.from(rows.flat()),
    w: Int32Array.from(rows.flat(), () => Math.floor(random() * 1_000_000)),
    quotas: withKinds ? [{ id: 'kind', judges: [0, 1, 2, 3], min: 1 }] : [],
  };
}

describe('what a change by hand would cost', () => {
  it('is what the whole solve says, with the same proof, whatever is pinned and forbidden', async () => {
    const random = seeded(71);
    let changes = 0;
    for (let run = 0; run < 100; run++) {
      const instance = round(random, run % 2 === 1);
      const before = match(instance);
      const pairOf = (): Pair => {
        const i = Math.floor(random() * instance.n);
        const row = instance.col.subarray(instance.rowPtr[i], instance.rowPtr[i + 1]);
        return [i, row[Math.floor(random() * row.length)]!];
      };
      const [pinned, kept] = [pairOf(), pairOf()];
      const changed = { ...instance, pins: [pinned], forbids: String(pinned) === String(kept) ? [] : [kept] };
      const after = await compute({ before, changed, seconds: 20 });
      const whole = match(changed);
      expect([run, after.status, after.total, after.gap]).toEqual([run, whole.status, whole.total, '0']);
      expect(certify(changed, after.pairs, after.prices, after.penalties).broken).toEqual([]);
      if (after.total !== before.total) changes++;
    }
    expect(changes).toBeGreaterThan(40);
  });
});

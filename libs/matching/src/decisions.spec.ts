import { describe, expect, it } from '@jest/globals';
import { bidWeights, costOfChange, differenceFrom, keepCurve, match, type MatchInstance, type Pair } from './index.js';
import { randomInstance, seeded } from '../../../test/support/small-match-instances.js';

/** Two applications; Ani (0) is best for both and has one seat, Budi (1) and Citra (2) are open. */
function instance(): MatchInstance {
  return {
    kind: 'review',
    n: 2,
    m: 3,
    k: Int32Array.of(1, 1),
    lo: new Int32Array(3),
    hi: Int32Array.of(1, 2, 2),
    rowPtr: Int32Array.of(0, 3, 6),
    col: Int32Array.of(0, 1, 2, 0, 1, 2),
    w: Int32Array.of(900, 500, 300, 800, 700, 100),
  };
}

describe('an explanation', () => {
  it('names the better judge that others need more, and that price', () => {
    const { explanations, pairs } = match(instance(), { explain: 'all' });
    expect(pairs).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(explanations).toHaveLength(2);
    const [first, second] = explanations ?? [];
    expect(first).toMatchObject({ judge: 0, reason: 'best', rankForApplication: 1 });
    expect(first?.price).toBeGreaterThanOrEqual(100);
    expect(first?.price).toBeLessThanOrEqual(400);
    expect(second).toMatchObject({ judge: 1, reason: 'load', rankForApplication: 2 });
    expect(second?.better).toEqual({ judge: 0, affinity: 800, price: first?.price });
    expect(second?.bestAlternative?.surplus).toBeLessThanOrEqual(second?.surplus ?? 0);
  });

  it('says of a pair that was not made how far it falls short', () => {
    const { explanations } = match(instance(), { explain: [[1, 2]] });
    expect(explanations).toEqual([
      expect.objectContaining({ matched: false, reason: null, affinity: 100, shortBy: 600 }),
    ]);
  });

  it('gives the cost of forbidding a single pair, as a whole new solve would', () => {
    const { explanations } = match(instance(), { explain: [[0, 0]] });
    expect(explanations?.[0]).toMatchObject({ costIfForbidden: '300' });
  });

  it('knows pinned, kept and minimum', () => {
    const reasons = (given: MatchInstance, previous?: Pair[]): unknown[] =>
      (match(given, { explain: 'all', ...(previous && { previous }) }).explanations ?? []).map(({ reason }) => reason);
    expect(reasons({ ...instance(), pins: [[0, 2]] })[0]).toBe('pinned');
    expect(reasons(instance(), [[1, 1]])).toEqual(['best', 'kept']);
    expect(reasons({ ...instance(), lo: Int32Array.of(0, 0, 1) })).toContain('minimum');
  });
});

describe('a change by hand', () => {
  it('costs what a whole new solve says', () => {
    const random = seeded(71);
    let compared = 0;
    for (let run = 0; run < 1500; run++) {
      const given = { ...randomInstance(random, run % 2 === 0 ? 'review' : 'mentoring'), pins: [], forbids: [] };
      const result = match(given);
      const pair = result.pairs[Math.floor(random() * result.pairs.length)];
      if (!pair) continue;
      compared++;
      const after = match({ ...given, forbids: [pair] });
      const expected =
        after.status === 'infeasible' ? null : String(BigInt(result.parts.objective) - BigInt(after.parts.objective));
      if (costOfChange(given, result, { forbid: pair }) !== expected) throw new Error(`run ${run}`);
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('can be a pin', () => {
    const result = match(instance());
    expect(costOfChange(instance(), result, { pin: [0, 2] })).toBe('500');
    expect(costOfChange(instance(), result, { pin: [0, 0] })).toBe('0');
  });
});

describe('keeping what exists', () => {
  it('gives a curve from free to strict on which weight falls as kept pairs rise', () => {
    const random = seeded(72);
    for (let run = 0; run < 100; run++) {
      const given = randomInstance(random, 'mentoring');
      const previous = [...given.rowPtr.slice(1).keys()].map((i): Pair => [i, Math.floor(random() * given.m)]);
      const points = keepCurve(given, previous, [1, 5]);
      points.slice(1).forEach((point, at) => {
        const before = points[at]!;
        const sound = point.kept >= before.kept && BigInt(point.weight) <= BigInt(before.weight);
        if (!sound) throw new Error(`run ${run}: ${JSON.stringify(points)}`);
      });
    }
    expect(
      keepCurve(
        instance(),
        [
          [0, 1],
          [1, 0],
        ],
        [200],
      ).map(({ mode, kept }) => [mode, kept]),
    ).toEqual([
      ['free', 0],
      ['soft', 2],
    ]);
  });

  it('tells kept, added and dropped pairs apart, with the cause', () => {
    const given = { ...instance(), forbids: [[1, 2]] as Pair[], hi: Int32Array.of(1, 2, 0) };
    const previous: Pair[] = [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
      [7, 0],
    ];
    const { kept, added, dropped } = differenceFrom(given, previous, match(given));
    expect({ kept, added }).toEqual({ kept: [[0, 0]], added: [[1, 1]] });
    expect(dropped.map(({ cause }) => cause)).toEqual(['load', 'left', 'left', 'left']);
  });
});

describe('bids in few levels', () => {
  it('avoid the worst level before anything else', () => {
    expect(bidWeights(3, 2, 2)).toEqual([4, 3, 0]);
    const [yes = 0, maybe = 0, no = 0] = bidWeights(3, 2, 2);
    const given = { ...instance(), w: Int32Array.of(yes, no, no, yes, maybe, no), hi: Int32Array.of(1, 1, 1) };
    expect(match(given).pairs).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('are refused where the weights would be too large', () => {
    expect(() => bidWeights(5, 5000, 5000)).toThrow('too many');
  });
});

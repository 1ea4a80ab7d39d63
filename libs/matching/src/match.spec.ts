import { describe, expect, it } from '@jest/globals';
import { certify, match, MatchError, type MatchInstance, type Pair } from './index.js';
import { randomInstance, seeded } from '../../../test/support/small-match-instances.js';

function review(w: (number | null)[][], k: number[], lo: number[], hi: number[]): MatchInstance {
  const allowed = w.flatMap((row, i) => row.flatMap((value, j) => (value === null ? [] : [{ i, j, value }])));
  const rowPtr = Int32Array.from({ length: w.length + 1 }, (_, row) => allowed.filter(({ i }) => i < row).length);
  return {
    kind: 'review',
    n: w.length,
    m: lo.length,
    k: Int32Array.from(k),
    lo: Int32Array.from(lo),
    hi: Int32Array.from(hi),
    rowPtr,
    col: Int32Array.from(allowed, ({ j }) => j),
    w: Int32Array.from(allowed, ({ value }) => value),
  };
}

/** Startup i may only have mentor i, at the largest affinity. */
function diagonal(size: number): MatchInstance {
  const index = Int32Array.from({ length: size + 1 }, (_, i) => i);
  const ones = new Int32Array(size).fill(1);
  const w = new Int32Array(size).fill(1e9);
  const [n, m] = [size, size];
  return {
    kind: 'mentoring',
    n,
    m,
    k: ones,
    lo: ones.map(() => 0),
    hi: ones,
    rowPtr: index,
    col: index.slice(0, size),
    w,
  };
}

function codeOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    return error instanceof MatchError ? error.code : String(error);
  }
}

describe('a match', () => {
  it('is the example of the documentation', () => {
    const result = match(
      review(
        [
          [9, 1],
          [8, 7],
        ],
        [1, 1],
        [0, 0],
        [1, 1],
      ),
    );
    expect(result).toMatchObject({
      status: 'optimal',
      total: '16',
      gap: '0',
      pairs: [
        [0, 0],
        [1, 1],
      ],
      loads: [1, 1],
    });
    expect(result).toMatchObject({ worstPair: 7, worstSum: 7, parts: { covered: 2, seats: 2 } });
  });

  it('is empty and optimal without applications, without seats, and without judges', () => {
    const none = { status: 'optimal', total: '0', gap: '0', pairs: [], worstPair: null, worstSum: null };
    expect(match(review([], [], [0, 0], [1, 1]))).toMatchObject(none);
    expect(match(review([[3]], [0], [0], [1]))).toMatchObject(none);
    expect(match(review([[], []], [0, 0], [], []))).toMatchObject(none);
  });

  it.each([
    [
      'an application wants more judges than it may have',
      review(
        [
          [5, null],
          [1, 2],
        ],
        [2, 1],
        [0, 0],
        [2, 2],
      ),
      'applications',
      [0],
    ],
    ['the judge has no room', review([[5]], [1], [0], [0]), 'applications', [0]],
    ['there are no judges', review([[]], [1], [], []), 'applications', [0]],
    ['minima exceed all seats', review([[5, 5]], [1], [1, 1], [1, 1]), 'judges', [0]],
    ['conflicts leave nothing', review([[null, null]], [1], [0, 0], [1, 1]), 'applications', [0]],
  ] as const)('does not exist when %s', (_, instance, side, applications) => {
    const { status, infeasible } = match(instance);
    expect(status).toBe('infeasible');
    expect(infeasible?.side).toBe(side);
    expect(infeasible?.applications).toEqual(applications);
  });

  it('takes everybody when k equals the number of judges, and meets exact loads', () => {
    expect(
      match(
        review(
          [
            [1, 2],
            [3, 4],
          ],
          [2, 2],
          [2, 2],
          [2, 2],
        ),
      ),
    ).toMatchObject({ status: 'optimal', total: '10' });
    const exact = match(
      review(
        [
          [9, 1],
          [9, 1],
          [9, 1],
        ],
        [1, 1, 1],
        [1, 2],
        [1, 2],
      ),
    );
    expect(exact).toMatchObject({ status: 'optimal', total: '11', loads: [1, 2] });
  });

  it('keeps prices within the scale of the affinities when every seat is taken', () => {
    const { prices } = match(
      review(
        [
          [9, 5],
          [8, 1],
        ],
        [1, 1],
        [0, 0],
        [1, 1],
      ),
    );
    expect(prices.every((price) => price >= 0 && price <= 9)).toBe(true);
    expect(match(review([[9, 5, 7]], [1], [0, 0, 0], [0, 1, 1])).prices).toEqual([4, 0, 2]);
  });

  it('counts an affinity of 0 as a legal pair', () => {
    expect(match(review([[0]], [1], [0], [1]))).toMatchObject({ status: 'optimal', total: '0', worstPair: 0 });
  });

  it('keeps pins and forbids', () => {
    const instance = review(
      [
        [9, 1],
        [8, 7],
      ],
      [1, 1],
      [0, 0],
      [1, 1],
    );
    expect(match({ ...instance, pins: [[0, 1]] }).pairs).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(match({ ...instance, forbids: [[0, 0]] }).pairs).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('ignores previous pairs that are no longer allowed or known', () => {
    const previous: Pair[] = [
      [0, 1],
      [5, 5],
      [1, 0],
    ];
    const result = match(
      review(
        [
          [5, null],
          [4, 5],
        ],
        [1, 1],
        [0, 0],
        [2, 2],
      ),
      { previous, keepMode: 'strict' },
    );
    expect(result.parts).toMatchObject({ kept: 1, previous: 3 });
    expect(result.pairs).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('is the same for any order of rows and columns', () => {
    const random = seeded(31);
    for (let run = 0; run < 500; run++) {
      const instance = randomInstance(random, run % 2 === 0 ? 'review' : 'mentoring');
      const named = withIds(instance);
      const shuffled = shuffle(named, random);
      expect(byId(shuffled)).toEqual(byId(named));
    }
  });

  it.each([
    ['LENGTH', { k: Int32Array.of(1) }],
    ['RANGE', { hi: Int32Array.of(-1, 1) }],
    ['RANGE', { w: Int32Array.of(1, -1, 1, 1) }],
    ['DUPLICATE_ARC', { col: Int32Array.of(0, 0, 0, 1) }],
    ['UNKNOWN_INDEX', { col: Int32Array.of(0, 2, 0, 1) }],
    ['UNKNOWN_INDEX', { pins: [[0, 7]] as Pair[] }],
    ['PIN_CONFLICT', { pins: [[0, 1]] as Pair[], forbids: [[0, 1]] as Pair[] }],
    [
      'PIN_OVERLOAD',
      {
        pins: [
          [0, 0],
          [0, 1],
        ] as Pair[],
      },
    ],
    [
      'PIN_OVERLOAD',
      {
        pins: [
          [0, 0],
          [1, 0],
        ] as Pair[],
      },
    ],
    ['FORMAT', { judgeIds: ['a', 'a'] }],
  ])('refuses bad input with %s', (code, change) => {
    const instance = review(
      [
        [9, 1],
        [8, 7],
      ],
      [1, 1],
      [0, 0],
      [1, 1],
    );
    expect(codeOf(() => match({ ...instance, ...change }))).toBe(code);
  });

  it('refuses constants beyond 2^53 instead of rounding', () => {
    const previous: Pair[] = [[0, 0]];
    expect(codeOf(() => match(diagonal(100), { previous, keepMode: 'strict' }))).toBe(null);
    expect(codeOf(() => match(diagonal(2000), { previous, keepMode: 'strict' }))).toBe('TOO_LARGE');
    expect(match(diagonal(2000), { previous, keepMode: 'soft' }).parts).toMatchObject({ covered: 2000, kept: 1 });
  });

  it('stops at the deadline: aborted without a match, never a hang', () => {
    const w = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 60 }, (_, j) => (i * 7919 + j * 104729) % 1000),
    );
    const instance = review(
      w,
      w.map(() => 3),
      w.map(() => 3),
      w.map(() => 3),
    );
    const stages: string[] = [];
    const hooks = { deadline: () => true, stage: (stage: string) => void stages.push(stage) };
    const outcome = codeOf(() => match(instance, {}, hooks));
    expect([null, 'ABORTED']).toContain(outcome);
    expect(stages.slice(0, 2)).toEqual(['build', 'solve']);
  });

  it('has a certificate that any prices bound from above', () => {
    const instance = review(
      [
        [9, 1, 4],
        [8, 7, 2],
      ],
      [1, 2],
      [0, 1, 0],
      [1, 2, 1],
    );
    const result = match(instance);
    const random = seeded(33);
    for (let run = 0; run < 200; run++) {
      const prices = result.prices.map((price) => price + Math.floor(random() * 9) - 4);
      const { dualBound, objective } = certify(instance, result.pairs, prices, result.penalties);
      expect(dualBound >= objective).toBe(true);
    }
    const broken = certify(
      instance,
      [
        [0, 0],
        [0, 0],
      ],
      result.prices,
      result.penalties,
    );
    expect(broken.feasible).toBe(false);
  });
});

function withIds(instance: MatchInstance): MatchInstance {
  return {
    ...instance,
    applicationIds: Array.from({ length: instance.n }, (_, i) => `a${i}`),
    judgeIds: Array.from({ length: instance.m }, (_, j) => `j${j}`),
  };
}

function shuffle(instance: MatchInstance, random: () => number): MatchInstance {
  const order = (length: number): number[] =>
    Array.from({ length }, (_, index) => ({ index, key: random() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ index }) => index);
  const rows = order(instance.n);
  const judges = order(instance.m);
  const newJudge = judges.map((_, j) => judges.indexOf(j));
  const moved = (pairs: readonly Pair[] = []): Pair[] => pairs.map(([i, j]) => [rows.indexOf(i), newJudge[j]!]);
  const arcs = rows.map((i) =>
    Array.from(instance.col.slice(instance.rowPtr[i], instance.rowPtr[i + 1]), (j, at) => ({
      j: newJudge[j]!,
      w: instance.w[instance.rowPtr[i]! + at]!,
    })).toSorted((a, b) => a.j - b.j),
  );
  const rowPtr = [0];
  for (const row of arcs) rowPtr.push(rowPtr.at(-1)! + row.length);
  return {
    ...instance,
    k: Int32Array.from(rows, (i) => instance.k[i]!),
    lo: Int32Array.from(judges, (j) => instance.lo[j]!),
    hi: Int32Array.from(judges, (j) => instance.hi[j]!),
    rowPtr: Int32Array.from(rowPtr),
    col: Int32Array.from(arcs.flat(), ({ j }) => j),
    w: Int32Array.from(arcs.flat(), ({ w }) => w),
    applicationIds: rows.map((i) => instance.applicationIds![i]!),
    judgeIds: judges.map((j) => instance.judgeIds![j]!),
    pins: moved(instance.pins),
    forbids: moved(instance.forbids),
  };
}

/** The match and its prices in names instead of indices. */
function byId(instance: MatchInstance): object {
  const result = match(instance);
  const { applicationIds: rows = [], judgeIds: judges = [] } = instance;
  return {
    status: result.status,
    pairs: result.pairs.map(([i, j]) => `${rows[i]}-${judges[j]}`).toSorted(),
    prices: result.prices.map((price, j) => `${judges[j]} ${price}`).toSorted(),
    objective: result.parts.objective,
  };
}

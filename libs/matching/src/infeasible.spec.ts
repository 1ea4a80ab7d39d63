import { describe, expect, it } from '@jest/globals';
import { match, type Infeasible, type MatchInstance } from './index.js';
import { bruteForce, randomInstance, seeded } from '../../../test/support/small-match-instances.js';

/** Both sides of the violated inequality, counted from the instance alone. */
function countCut(instance: MatchInstance, cut: Infeasible): { needed: number; seats: number } {
  const { pins = [], forbids = [] } = instance;
  const applications = new Set(cut.applications);
  const judges = new Set(cut.judges);
  const has = (pairs: typeof pins, i: number, j: number): boolean =>
    pairs.some((pair) => pair[0] === i && pair[1] === j);
  let crossing = 0;
  let bound = 0;
  const byApplications = cut.side === 'applications';
  for (let i = 0; i < instance.n; i++) {
    for (let a = instance.rowPtr[i]!; a < instance.rowPtr[i + 1]!; a++) {
      const j = instance.col[a]!;
      if (has(forbids, i, j)) continue;
      if (byApplications && applications.has(i) && !judges.has(j)) crossing++;
      if (!byApplications && !applications.has(i) && judges.has(j)) crossing++;
    }
  }
  for (const [i, j] of pins) {
    if (byApplications && !applications.has(i) && judges.has(j)) bound++;
    if (!byApplications && applications.has(i) && !judges.has(j)) bound++;
  }
  const sum = (members: number[], of: Int32Array): number => members.reduce((total, member) => total + of[member]!, 0);
  if (byApplications)
    return { needed: sum(cut.applications, instance.k), seats: sum(cut.judges, instance.hi) + crossing - bound };
  const pinnedAbove = cut.judges.reduce(
    (total, j) => total + Math.max(pins.filter((pin) => pin[1] === j).length - instance.lo[j]!, 0),
    0,
  );
  return {
    needed: sum(cut.judges, instance.lo),
    seats: sum(cut.applications, instance.k) + crossing - bound - pinnedAbove,
  };
}

describe('the reason why there is no match', () => {
  it('is a violated inequality that counting confirms, and cannot lose a member', () => {
    const random = seeded(21);
    const seen = { applications: 0, judges: 0 };
    for (let run = 0; run < 4000; run++) {
      const instance = randomInstance(random, 'review');
      const { infeasible } = match(instance);
      if (!infeasible) continue;
      seen[infeasible.side]++;
      const counted = countCut(instance, infeasible);
      expect({ run, needed: infeasible.needed, seats: infeasible.seats }).toEqual({ run, ...counted });
      expect(counted.needed).toBeGreaterThan(counted.seats);
      for (const part of ['applications', 'judges'] as const) {
        for (const member of infeasible[part]) {
          const less = { ...infeasible, [part]: infeasible[part].filter((other) => other !== member) };
          const after = countCut(instance, less);
          expect(after.needed - after.seats).toBeLessThanOrEqual(0);
        }
      }
    }
    expect(seen.applications).toBeGreaterThan(300);
    expect(seen.judges).toBeGreaterThan(100);
  });

  it('offers fixes of which each lifted pair really is a conflict', () => {
    const instance = tooFewSeats();
    const { infeasible, status, pairs } = match(instance);
    expect(status).toBe('infeasible');
    expect(pairs).toEqual([]);
    expect(infeasible).toMatchObject({ side: 'applications', applications: [0, 1], judges: [0], needed: 2, seats: 1 });
    expect(infeasible?.fixes).toEqual([
      { kind: 'liftConflict', by: 1, pairs: [[0, 1]] },
      { kind: 'raiseLoad', by: 1, judges: [0] },
      { kind: 'lowerDemand', by: 1, applications: [0, 1] },
      { kind: 'addJudge', by: 1, applications: [0, 1] },
    ]);
  });

  it('vanishes when the fix is carried out', () => {
    const instance = tooFewSeats();
    expect(match({ ...instance, hi: Int32Array.of(2, 1) }).status).toBe('optimal');
    const lifted = {
      ...instance,
      rowPtr: Int32Array.of(0, 2, 3),
      col: Int32Array.of(0, 1, 0),
      w: Int32Array.of(5, 4, 3),
    };
    expect(match({ ...lifted, conflicts: [] }).status).toBe('optimal');
  });

  it('names the pins that take the seats', () => {
    const instance = {
      ...tooFewSeats(),
      rowPtr: Int32Array.of(0, 1, 3),
      col: Int32Array.of(0, 0, 1),
      w: Int32Array.of(5, 3, 3),
    };
    const { infeasible } = match({ ...instance, pins: [[1, 0]] });
    expect(infeasible).toMatchObject({ side: 'applications', applications: [0], judges: [0], needed: 1, seats: 0 });
    expect(infeasible?.pins).toEqual([[1, 0]]);
    expect(infeasible?.fixes[0]).toEqual({ kind: 'unpin', by: 1, pairs: [[1, 0]] });
  });

  it('agrees with brute force about which instances have no match', () => {
    const random = seeded(22);
    for (let run = 0; run < 1000; run++) {
      const instance = randomInstance(random, 'mentoring');
      const result = match(instance);
      expect(result.status === 'infeasible').toBe(bruteForce(instance, result.penalties, []) === null);
    }
  });
});

/** Two applications that both may only be read by judge 0, who has one seat; judge 1 is a conflict of application 0. */
function tooFewSeats(): MatchInstance {
  return {
    kind: 'review',
    n: 2,
    m: 2,
    k: Int32Array.of(1, 1),
    lo: Int32Array.of(0, 0),
    hi: Int32Array.of(1, 1),
    rowPtr: Int32Array.of(0, 1, 2),
    col: Int32Array.of(0, 0),
    w: Int32Array.of(5, 3),
    conflicts: [[0, 1]],
  };
}

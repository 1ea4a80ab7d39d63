import { describe, expect, it } from '@jest/globals';
import { match, type LinearSolver, type MatchInstance, type MatchKind, type Quota } from '#matching';
import { seeded } from '../../../test/support/small-match-instances.js';
import { openLinearSolver } from './open-linear-solver.js';

/** 30 applications, 10 judges, every pair allowed; a kind that each needs and four organisations that cross it. */
function crossing(random: () => number, kind: MatchKind): MatchInstance {
  const [n, m] = [30, 10];
  const judges = Array.from({ length: m }, (_, j) => j);
  const organisations = Array.from({ length: 4 }, (_, own): Quota => {
    return { id: `organisation ${own}`, judges: judges.filter((j) => j % 4 === own), max: 1 };
  });
  const few = judges.filter(() => random() < 0.5);
  return {
    kind,
    n,
    m,
    k: Int32Array.from({ length: n }, () => 2 + Math.floor(random() * 2)),
    lo: new Int32Array(m),
    hi: new Int32Array(m).fill(9),
    rowPtr: Int32Array.from({ length: n + 1 }, (_, i) => i * m),
    col: Int32Array.from({ length: n * m }, (_, a) => a % m),
    w: Int32Array.from({ length: n * m }, () => Math.floor(random() * 1000)),
    quotas: [{ id: 'kind', judges: few, min: 1 }, ...organisations],
  };
}

describe('quotas that cross, through the linear solver', () => {
  it('have the optimum that branch and bound finds', async () => {
    const open = await openLinearSolver();
    let asked = 0;
    const linear: LinearSolver = (program) => {
      asked++;
      return open(() => 20)(program);
    };
    const random = seeded(95);
    let compared = 0;
    for (let run = 0; run < 25; run++) {
      const instance = crossing(random, run % 3 === 0 ? 'mentoring' : 'review');
      const alone = match(instance);
      const helped = match(instance, {}, { linear });
      if (alone.warnings.length > 0) continue;
      compared++;
      expect([run, helped.status, helped.gap, helped.parts.objective]).toEqual([
        run,
        alone.status,
        alone.gap,
        alone.parts.objective,
      ]);
    }
    expect(compared).toBeGreaterThan(15);
    expect(asked).toBeGreaterThan(4);
  });
});

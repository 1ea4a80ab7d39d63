import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DenseSolver } from './dense-solver.js';
import { planElimination } from './elimination-plan.js';
import type { MixedModel } from './mixed-model.js';
import { RandomStream } from './random-stream.js';
import { sparsePattern } from './sparse-pattern.js';
import { SparseSolver } from './sparse-solver.js';

/** A random review graph: `rows` reviews of `a` applications by `b` reviewers in `groups` groups. */
function randomModel(seed: number, a: number, b: number, rows: number, groups: number): MixedModel {
  const random = new RandomStream(seed);
  const pick = (n: number) => Math.floor(random.uniform() * n);
  const application = Int32Array.from({ length: rows }, () => pick(a));
  const reviewer = Int32Array.from({ length: rows }, () => pick(b));
  const factors = [
    { levels: a, index: application },
    { levels: b, index: reviewer },
    ...(groups > 0 ? [{ levels: groups, index: reviewer.map((j) => j % groups) }] : []),
  ];
  const y = Float64Array.from({ length: rows }, () => random.normal());
  const weight = Float64Array.from({ length: rows }, () => 0.5 + random.uniform());
  return { y, weight, fixedClass: null, fixedClasses: 1, factors };
}

describe('sparse solver', () => {
  it('agrees with the dense solver on any pattern', () => {
    const shape = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      a: fc.integer({ min: 1, max: 120 }),
      b: fc.integer({ min: 1, max: 120 }),
      rows: fc.integer({ min: 1, max: 260 }),
      groups: fc.constantFrom(0, 3),
    });
    fc.assert(
      fc.property(shape, ({ seed, a, b, rows, groups }) => {
        const model = randomModel(seed, a, b, rows, groups);
        const plan = planElimination(model);
        const dense = new DenseSolver(plan);
        const sparse = new SparseSolver(plan, sparsePattern(plan), 'sparse');
        const lambda = [1.3, 0.7, 2.1];
        dense.factor(lambda);
        sparse.factor(lambda);
        expect(sparse.logDeterminant()).toBeCloseTo(dense.logDeterminant(), 8);
        const rhs = Float64Array.from({ length: plan.p + plan.q }, (_, i) => Math.sin(i + 1));
        const [x] = dense.solve([rhs]);
        const [z] = sparse.solve([rhs]);
        x!.forEach((value, i) => expect(Math.abs(z![i]! - value)).toBeLessThan(1e-9));
        const exact = dense.diagonal();
        sparse.diagonal().forEach((value, i) => expect(Math.abs(value - exact[i]!)).toBeLessThan(1e-9));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the factor of a long chain of reviews sparse', () => {
    const n = 400;
    const model: MixedModel = {
      y: new Float64Array(2 * n),
      weight: null,
      fixedClass: null,
      fixedClasses: 1,
      factors: [
        { levels: n + 1, index: Int32Array.from({ length: 2 * n }, (_, r) => Math.floor((r + 1) / 2)) },
        { levels: n, index: Int32Array.from({ length: 2 * n }, (_, r) => Math.floor(r / 2)) },
      ],
    };
    expect(sparsePattern(planElimination(model)).entries).toBeLessThan(4 * n);
  });
});

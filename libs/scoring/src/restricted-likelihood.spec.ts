import { describe, expect, it } from '@jest/globals';
import { normalStream, uniformStream } from '../../../test/support/small-review-cohorts.js';
import { DenseSolver } from './dense-solver.js';
import { planElimination } from './elimination-plan.js';
import type { MixedModel } from './mixed-model.js';
import { RestrictedLikelihood } from './restricted-likelihood.js';

/** Two crossed factors, a third nested in the second, weights and two fixed classes. */
function smallModel(seed: number): MixedModel {
  const uniform = uniformStream(seed);
  const normal = normalStream(seed + 1);
  const rows = 24;
  const pick = (n: number) => Int32Array.from({ length: rows }, (_, r) => (r < n ? r : Math.floor(uniform() * n)));
  const second = pick(5);
  return {
    y: Float64Array.from({ length: rows }, () => normal()),
    weight: Float64Array.from({ length: rows }, () => 0.5 + uniform()),
    fixedClass: Int32Array.from({ length: rows }, (_, r) => r % 2),
    fixedClasses: 2,
    factors: [
      { levels: 7, index: pick(7) },
      { levels: 5, index: second },
      { levels: 2, index: second.map((j) => j % 2) },
    ],
  };
}

type Matrix = number[][];

function inverse(a: Matrix): { inverse: Matrix; logDeterminant: number } {
  const n = a.length;
  const m = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDeterminant = 0;
  for (let c = 0; c < n; c++) {
    const pivot = m[c]![c]!;
    logDeterminant += Math.log(Math.abs(pivot));
    for (let k = 0; k < 2 * n; k++) m[c]![k]! /= pivot;
    for (let r = 0; r < n; r++) {
      const factor = r === c ? 0 : m[r]![c]!;
      for (let k = 0; k < 2 * n; k++) m[r]![k]! -= factor * m[c]![k]!;
    }
  }
  return { inverse: m.map((row) => row.slice(n)), logDeterminant };
}

function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}

function transposed(a: Matrix): Matrix {
  return a[0]!.map((_, j) => a.map((row) => row[j]!));
}

/** The textbook way: V = sum v_k Z_k Z_k' + ve W^-1, P = V^-1 - V^-1 X (X'V^-1 X)^-1 X'V^-1. */
function textbook(model: MixedModel, theta: readonly number[]) {
  const n = model.y.length;
  const ve = theta[theta.length - 1]!;
  const v = Array.from({ length: n }, (_, a) =>
    Array.from({ length: n }, (__, b) => {
      const noise = a === b ? ve / model.weight![a]! : 0;
      return model.factors.reduce((sum, { index }, k) => sum + (index[a] === index[b] ? theta[k]! : 0), noise);
    }),
  );
  const x = Array.from({ length: n }, (_, r) => [0, 1].map((c) => (model.fixedClass![r] === c ? 1 : 0)));
  const y = Array.from(model.y, (value) => [value]);
  const whole = inverse(v);
  const vx = product(whole.inverse, x);
  const information = inverse(product(transposed(x), vx));
  const projection = product(product(vx, information.inverse), transposed(vx));
  const p = whole.inverse.map((row, a) => row.map((value, b) => value - projection[a]![b]!));
  const py = product(p, y);
  const yPy = product(transposed(y), py)[0]![0]!;
  const criterion = whole.logDeterminant + information.logDeterminant + yPy + (n - 2) * Math.log(2 * Math.PI);
  return { criterion, p, py };
}

describe('restricted likelihood', () => {
  const theta = [0.8, 0.3, 0.2, 0.6];

  it.each([1, 2, 3])('equals the textbook formulas in V and P (seed %i)', (seed) => {
    const model = smallModel(seed);
    const plan = planElimination(model);
    const likelihood = new RestrictedLikelihood(model, plan, new DenseSolver(plan));
    const at = likelihood.evaluate(theta);
    const { criterion, p, py } = textbook(model, theta);
    expect(at.criterion).toBeCloseTo(criterion, 9);
    const errors = likelihood.predictionErrors(at);
    model.factors.forEach(({ index, levels }, k) => {
      for (let level = 0; level < levels; level++) {
        const member = Array.from(index, (own): number => (own === level ? 1 : 0));
        // BLUP = v Z'Py, prediction error variance = v - v^2 z'Pz
        const blup = theta[k]! * member.reduce((sum, z, r) => sum + z * py[r]![0]!, 0);
        const zPz = member.reduce(
          (sum, z, a) => sum + (z ? p[a]!.reduce((s, value, b) => s + value * member[b]!, 0) : 0),
          0,
        );
        expect(likelihood.block(at.solution.effects, k)[level]).toBeCloseTo(blup, 9);
        expect(0.6 * likelihood.block(errors, k)[level]!).toBeCloseTo(theta[k]! - theta[k]! ** 2 * zPz, 9);
      }
    });
  });

  it('has the slope that differences of the criterion show', () => {
    const model = smallModel(4);
    const plan = planElimination(model);
    const likelihood = new RestrictedLikelihood(model, plan, new DenseSolver(plan));
    const { gradient } = likelihood.slope(likelihood.evaluate(theta));
    theta.forEach((v, k) => {
      const h = 1e-5 * v;
      const moved = (sign: number) => likelihood.evaluate(theta.map((t, i) => (i === k ? t + sign * h : t))).criterion!;
      expect(gradient[k]).toBeCloseTo((moved(1) - moved(-1)) / (2 * h), 5);
    });
  });
});

import { inverseDiagonal } from './block-solve.js';
import type { FittedModel } from './fitted-model.js';
import type { RandomStream } from './random-stream.js';
import { transposedSolveSmall } from './small-matrix.js';

/**
 * Returns a function that fills `out` with one joint draw of a factor's prediction errors (draw minus BLUP):
 * mu* = mu + sqrt(ve / s) z0, x_Q* = x_Q(mu*) + sqrt(ve) L^-T z; eliminated levels are independent given x_Q*, with
 * variance ve / D_i (scoring design, section 9). null when the factor was dropped or the solver cannot sample.
 */
export function errorSampler(
  fit: FittedModel,
  factor: number,
  random: RandomStream,
): ((out: Float64Array) => void) | null {
  const position = fit.position[factor]!;
  const { solver, plan } = fit.likelihood;
  const { sample } = solver;
  if (position < 0 || sample === null) return null;
  const sigma = Math.sqrt(fit.residual);
  const { t, information } = fit.at.fixed;
  if (t.length !== 1) return null;
  const slope = t[0]!;
  const muSd = sigma / information.lower[0]!;
  const start = plan.offset[position]!;
  const noise = new Float64Array(plan.q);
  if (position !== plan.eliminated) {
    return (out) => {
      const shift = muSd * random.normal();
      random.fillNormal(noise);
      sample(noise);
      for (let i = 0; i < out.length; i++) out[i] = sigma * noise[start - plan.p + i]! - shift * slope[start + i]!;
    };
  }
  const dInverse = inverseDiagonal(
    plan,
    fit.at.theta.slice(0, -1).map((v) => fit.residual / v),
  );
  return (out) => {
    const shift = muSd * random.normal();
    random.fillNormal(noise);
    sample(noise);
    for (let i = 0; i < out.length; i++) {
      let given = 0;
      for (let k = plan.pointer[i]!; k < plan.pointer[i + 1]!; k++) given += plan.value[k]! * noise[plan.column[k]!]!;
      const d = dInverse[i]!;
      out[i] = sigma * (Math.sqrt(d) * random.normal() - d * given) - shift * slope[i]!;
    }
  };
}

/** For the preview, which has no factor of S: independent normals with the given SDs. */
export function independentErrors(sd: Float64Array, random: RandomStream): (out: Float64Array) => void {
  return (out) => {
    for (let i = 0; i < out.length; i++) out[i] = sd[i]! * random.normal();
  };
}

/** Like `errorSampler`, for the prediction errors of all effects at once and any number of fixed classes. */
export function allErrorsSampler(fit: FittedModel, random: RandomStream): ((out: Float64Array) => void) | null {
  const { solver, plan } = fit.likelihood;
  const { sample } = solver;
  if (sample === null) return null;
  const sigma = Math.sqrt(fit.residual);
  const { t, information } = fit.at.fixed;
  const dInverse = inverseDiagonal(
    plan,
    fit.at.theta.slice(0, -1).map((v) => fit.residual / v),
  );
  const noise = new Float64Array(plan.q);
  const classes = new Float64Array(t.length);
  return (out) => {
    random.fillNormal(classes);
    const shift = transposedSolveSmall(information, classes);
    random.fillNormal(noise);
    sample(noise);
    for (let i = 0; i < plan.p; i++) {
      let given = 0;
      for (let k = plan.pointer[i]!; k < plan.pointer[i + 1]!; k++) given += plan.value[k]! * noise[plan.column[k]!]!;
      out[i] = Math.sqrt(dInverse[i]!) * random.normal() - dInverse[i]! * given;
    }
    out.set(noise, plan.p);
    for (let e = 0; e < out.length; e++) {
      let mean = 0;
      for (let c = 0; c < t.length; c++) mean += shift[c]! * t[c]![e]!;
      out[e] = sigma * (out[e]! - mean);
    }
  };
}

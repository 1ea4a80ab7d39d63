import type { EliminationPlan } from './elimination-plan.js';

/** 1 / D, D = sumP + lambda of the eliminated factor. */
export function inverseDiagonal(plan: EliminationPlan, lambda: readonly number[]): Float64Array {
  const ridge = plan.eliminated < 0 ? 0 : lambda[plan.eliminated]!;
  return plan.sumP.map((sum) => 1 / (sum + ridge));
}

/** lambda of each Q level. */
export function ridgeOfQ(plan: EliminationPlan, lambda: readonly number[]): Float64Array {
  const ridge = new Float64Array(plan.q);
  plan.offset.forEach((offset, k) => {
    if (k !== plan.eliminated) ridge.fill(lambda[k]!, offset - plan.p, offset - plan.p + plan.levels[k]!);
  });
  return ridge;
}

/** rhs_Q - K' D^-1 rhs_P: what is left for S after elimination. */
export function reduceRightSide(plan: EliminationPlan, dInverse: Float64Array, rhs: Float64Array): Float64Array {
  const reduced = rhs.slice(plan.p, plan.p + plan.q);
  for (let i = 0; i < plan.p; i++) {
    const scaled = rhs[i]! * dInverse[i]!;
    for (let t = plan.pointer[i]!; t < plan.pointer[i + 1]!; t++) {
      reduced[plan.column[t]!]! -= plan.value[t]! * scaled;
    }
  }
  return reduced;
}

/** The whole solution from its Q part: x_P = D^-1 (rhs_P - K x_Q). */
export function substituteBack(
  plan: EliminationPlan,
  dInverse: Float64Array,
  rhs: Float64Array,
  solutionQ: Float64Array,
): Float64Array {
  const out = new Float64Array(plan.p + plan.q);
  for (let i = 0; i < plan.p; i++) {
    let sum = rhs[i]!;
    for (let t = plan.pointer[i]!; t < plan.pointer[i + 1]!; t++) sum -= plan.value[t]! * solutionQ[plan.column[t]!]!;
    out[i] = sum * dInverse[i]!;
  }
  out.set(solutionQ.subarray(0, plan.q), plan.p);
  return out;
}

/** Trace of each factor's block, from the diagonal of M^-1. */
export function blockTraces(plan: EliminationPlan, diagonal: Float64Array): Float64Array {
  return Float64Array.from(plan.levels, (levels, k) => {
    let sum = 0;
    const start = plan.offset[k]!;
    for (let i = start; i < start + levels; i++) sum += diagonal[i]!;
    return sum;
  });
}

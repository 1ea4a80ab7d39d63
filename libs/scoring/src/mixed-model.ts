/** One random effect: which of its levels each row belongs to. Its effects are independent with one variance. */
export interface RandomFactor {
  readonly levels: number;
  readonly index: Int32Array;
}

/**
 * y = X beta + sum_k Z_k u_k + e with u_k ~ N(0, v_k), e_r ~ N(0, ve / w_r).
 * X puts every row in one class (one class = a plain intercept); y is centred and scaled to a spread near 1.
 */
export interface MixedModel {
  readonly y: Float64Array;
  readonly weight: Float64Array | null;
  /** Class of each row; null when there is one class. */
  readonly fixedClass: Int32Array | null;
  readonly fixedClasses: number;
  readonly factors: readonly RandomFactor[];
}

/** How raw scores became `MixedModel.y`: y = (score - centre) / unit. */
export interface Standardisation {
  readonly centre: number;
  /** A power of two, so that dividing by it rounds nothing. */
  readonly unit: number;
  /** Weighted variance of the standardised scores. */
  readonly variance: number;
  readonly values: Float64Array;
}

/**
 * Centres scores by their weighted mean and divides by the power of two nearest their spread. Everything after this
 * works on numbers near 1, so that an offset of 1e6 or a unit of 1e-6 costs no accuracy.
 */
export function standardise(score: Float64Array, weight: Float64Array | null): Standardisation {
  const first = score.length > 0 ? score[0]! : 0;
  let sum = 0;
  let total = 0;
  for (let r = 0; r < score.length; r++) {
    const w = weight ? weight[r]! : 1;
    sum += w * (score[r]! - first);
    total += w;
  }
  const shift = total > 0 ? sum / total : 0;
  const values = score.map((value) => value - first - shift);
  const coarse = nearestPowerOfTwo(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  let squares = 0;
  for (let r = 0; r < values.length; r++) squares += (weight ? weight[r]! : 1) * (values[r]! / coarse) ** 2;
  const spread = total > 0 ? Math.sqrt(squares / total) : 0;
  const unit = coarse * nearestPowerOfTwo(spread);
  const variance = total > 0 ? (squares / total) * (coarse / unit) ** 2 : 0;
  return { centre: first + shift, unit, variance, values: values.map((v) => v / unit) };
}

/** 1 for 0. */
function nearestPowerOfTwo(size: number): number {
  return size > 0 ? 2 ** Math.round(Math.log2(size)) : 1;
}

import type { MatchInstance } from './instance.js';
import type { Problem } from './problem.js';

/** A problem in which every row's affinities must sum to a floor. */
export interface SumProblem {
  problem: Problem;
  /** w of each arc, without any bonus. */
  affinity: Float64Array;
  /** What each row must still reach beyond its pins; -Infinity for rows without seats. */
  rest: Float64Array;
  /** All values are multiples of this; bounds can be rounded down to it. */
  grain: bigint;
}

export function sumProblem(instance: MatchInstance, problem: Problem, floor: number): SumProblem {
  const { n, arcAt, applicationAt, pinned, pinnedAffinity, pinnedValue } = problem;
  const affinity = new Float64Array(problem.col.length);
  for (let a = 0; a < affinity.length; a++) affinity[a] = instance.w[arcAt ? arcAt[a]! : a]!;
  const rest = new Float64Array(n);
  const fixed = new Float64Array(n);
  pinned.forEach(([i], at) => {
    fixed[i]! += pinnedAffinity[at]!;
  });
  for (let row = 0; row < n; row++) {
    const i = applicationAt[row]!;
    rest[row] = instance.k[i] === 0 ? -Infinity : floor - fixed[i]!;
  }
  return { problem, affinity, rest, grain: BigInt(grainOf(problem.value, pinnedValue)) };
}

/** Greatest common divisor of all values; 1 when they are all 0. */
function grainOf(values: Problem['value'], pinned: readonly number[]): number {
  let divisor = 0;
  const include = (value: number): void => {
    let [a, b] = [divisor, value];
    while (b !== 0) [a, b] = [b, a % b];
    divisor = a;
  };
  for (const value of pinned) include(value);
  for (let a = 0; a < values.length && divisor !== 1; a++) include(values[a]!);
  return Math.max(divisor, 1);
}

/** Sum of the affinities chosen in a row. */
export function rowSum({ problem, affinity }: SumProblem, row: number, chosen: Uint8Array): number {
  let sum = 0;
  for (let a = problem.rowPtr[row]!; a < problem.rowPtr[row + 1]!; a++) if (chosen[a] === 1) sum += affinity[a]!;
  return sum;
}

/** Rows whose chosen arcs do not reach the floor. */
export function shortRows(sums: SumProblem, chosen: Uint8Array): number[] {
  const short: number[] = [];
  for (let row = 0; row < sums.problem.n; row++) if (rowSum(sums, row, chosen) < sums.rest[row]!) short.push(row);
  return short;
}

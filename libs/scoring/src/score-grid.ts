/** The points a score may take: low, low + step, ..., high. */
export interface ScoreGrid {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

const MOST_POINTS = 101;

/**
 * The grid on which all scores lie, when there is one of at most 101 points; null for scores on a continuum.
 * Example: scores 1, 2, 4 and 5 lie on the grid 1..5 in steps of 1.
 */
export function scoreGrid(score: Float64Array): ScoreGrid | null {
  const seen = new Set<number>();
  for (const value of score) {
    seen.add(value);
    if (seen.size > MOST_POINTS) return null;
  }
  const values = Float64Array.from(seen).sort();
  const low = values[0]!;
  const high = values[values.length - 1]!;
  let step = Infinity;
  for (let i = 1; i < values.length; i++) step = Math.min(step, values[i]! - values[i - 1]!);
  if (!Number.isFinite(step) || (high - low) / step > MOST_POINTS - 0.5) return null;
  const slack = 1e-6 * step + 1e-12 * Math.max(Math.abs(low), Math.abs(high));
  const onGrid = values.every((value) => Math.abs(low + Math.round((value - low) / step) * step - value) <= slack);
  return onGrid ? { low, high, step } : null;
}

/** The point of the grid nearest to a value. */
export function roundToGrid({ low, high, step }: ScoreGrid, value: number): number {
  return Math.min(high, Math.max(low, low + Math.round((value - low) / step) * step));
}

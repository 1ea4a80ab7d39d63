/** A straight scale from values to shares of the width, 0 to 1. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Where a value lies, held to 0 … 1. */
  readonly at: (value: number) => number;
}

/** The step of 1, 2 or 5 times a power of ten that gives about `wanted` steps. Example: `niceStep(0, 47, 5)` is 10. */
export function niceStep(low: number, high: number, wanted: number): number {
  const rough = (high - low) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough > 0 ? rough : 1));
  const share = rough / power;
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

/**
 * A scale over all values with round ends.
 * Example: `scaleOver([2.3, 4.4])` runs from 2 to 4.5 with ticks every half.
 */
export function scaleOver(values: readonly number[], wanted = 5): Scale {
  const finite = values.filter((value) => Number.isFinite(value));
  const [least, most] = finite.length === 0 ? [0, 1] : [Math.min(...finite), Math.max(...finite)];
  const step = niceStep(least, most > least ? most : least + 1, wanted);
  const low = Math.floor(least / step) * step;
  const high = Math.max(low + step, Math.ceil(most / step) * step);
  const count = Math.round((high - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, at) => Number((low + at * step).toFixed(10)));
  return { low, high, ticks, at: (value) => Math.min(1, Math.max(0, (value - low) / (high - low))) };
}

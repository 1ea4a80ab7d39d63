import { RankSorter } from './ranks.js';

export interface RankDistribution {
  /** Share of draws in which the application is among the best `top`. */
  readonly pTop: Float64Array;
  /** 5 % and 95 % quantiles of its rank over the draws. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/**
 * Ranks every draw of the qualities and summarises by application.
 * `draw` fills its argument with one joint draw; the sum of pTop is exactly `top`.
 */
export function rankDistribution(
  applications: number,
  draws: number,
  top: number,
  draw: (out: Float64Array, index: number) => void,
): RankDistribution {
  const sorter = new RankSorter(applications);
  const quality = new Float64Array(applications);
  const ranks = new Int32Array(applications * draws);
  const hits = new Int32Array(applications);
  for (let d = 0; d < draws; d++) {
    draw(quality, d);
    const order = sorter.descending(quality);
    for (let position = 0; position < applications; position++) ranks[order[position]! * draws + d] = position + 1;
    for (let position = 0; position < top; position++) hits[order[position]!]!++;
  }
  const low = new Int32Array(applications);
  const high = new Int32Array(applications);
  for (let i = 0; i < applications; i++) {
    const own = ranks.subarray(i * draws, (i + 1) * draws).sort();
    low[i] = own[Math.max(0, Math.ceil(0.05 * draws) - 1)]!;
    high[i] = own[Math.ceil(0.95 * draws) - 1]!;
  }
  return { pTop: Float64Array.from(hits, (count) => count / draws), low, high };
}

/** Draws the memory allows: ranks of all draws are kept at once, 4 bytes each, at most 200 MB. */
export function affordableDraws(wanted: number, applications: number): number {
  return Math.max(1, Math.min(wanted, Math.max(200, Math.floor(5e7 / Math.max(1, applications)))));
}

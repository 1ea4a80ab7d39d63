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
  const counted = applications <= draws;
  // by application: either how often it took each rank, or its rank in each draw, whichever is smaller
  const width = counted ? applications : draws;
  const table = tableOf(applications * width, counted ? draws : applications);
  const hits = new Int32Array(applications);
  for (let d = 0; d < draws; d++) {
    draw(quality, d);
    const order = sorter.descending(quality);
    for (let position = 0; position < applications; position++) {
      const start = order[position]! * width;
      if (counted) table[start + position]!++;
      else table[start + d] = position + 1;
    }
    for (let position = 0; position < top; position++) hits[order[position]!]!++;
  }
  const low = new Int32Array(applications);
  const high = new Int32Array(applications);
  const least = Math.max(1, Math.ceil(0.05 * draws));
  const most = Math.ceil(0.95 * draws);
  for (let i = 0; i < applications; i++) {
    const own = table.subarray(i * width, (i + 1) * width);
    if (!counted) own.sort();
    low[i] = counted ? rankReachedBy(own, least) : own[least - 1]!;
    high[i] = counted ? rankReachedBy(own, most) : own[most - 1]!;
  }
  return { pTop: Float64Array.from(hits, (count) => count / draws), low, high };
}

/** Whole numbers up to `largest`, in two bytes where they fit: the table is written at random and should stay in cache. */
function tableOf(length: number, largest: number): Uint16Array | Int32Array {
  return largest < 2 ** 16 ? new Uint16Array(length) : new Int32Array(length);
}

/** The rank at which so many draws are counted. */
function rankReachedBy(counts: Uint16Array | Int32Array, draws: number): number {
  let sum = 0;
  for (let rank = 1; rank <= counts.length; rank++) {
    sum += counts[rank - 1]!;
    if (sum >= draws) return rank;
  }
  return counts.length;
}

const MOST_WORK = 4e9;
const FEW_DRAWS = 400;

/**
 * Draws that memory and time allow: the table of ranks takes at most 200 MB, and with a factor so full that all draws
 * would take more than 4e9 multiplications 400 have to do.
 */
export function affordableDraws(wanted: number, applications: number, costOfOne: number): number {
  const byMemory = Math.max(200, Math.floor(5e7 / Math.max(1, applications)));
  const byTime = costOfOne * wanted > MOST_WORK ? FEW_DRAWS : wanted;
  return Math.min(wanted, byMemory, byTime);
}

/**
 * Competition ranks of values, highest first: values within `tolerance` of the first of their group share its rank.
 * Example: competitionRanks([3, 2, 2, 1], 1e-9) is [1, 2, 2, 4].
 */
export function competitionRanks(values: ArrayLike<number>, tolerance: number): Int32Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[b]! - values[a]! || a - b,
  );
  const ranks = new Int32Array(values.length);
  let leader = Infinity;
  let rank = 0;
  order.forEach((item, position) => {
    if (leader - values[item]! > tolerance) {
      leader = values[item]!;
      rank = position + 1;
    }
    ranks[item] = rank;
  });
  return ranks;
}

/** Bits of a key sorted in one pass: short vectors take fewer, so that clearing buckets does not outweigh sorting. */
const SHORT_DIGITS = 8;
const LONG_DIGITS = 11;
const LONG = 4096;

/** Orders many vectors of one length from highest to lowest by radix sort on single precision keys. */
export class RankSorter {
  private readonly floats: Float32Array;
  private readonly bits: Int32Array;
  private keys: Uint32Array;
  private items: Int32Array;
  private spareKeys: Uint32Array;
  private spareItems: Int32Array;
  private readonly digits: number;
  private readonly start: Int32Array;

  constructor(private readonly length: number) {
    this.digits = length < LONG ? SHORT_DIGITS : LONG_DIGITS;
    this.start = new Int32Array((1 << this.digits) + 1);
    this.floats = new Float32Array(length);
    this.bits = new Int32Array(this.floats.buffer);
    this.keys = new Uint32Array(length);
    this.items = new Int32Array(length);
    this.spareKeys = new Uint32Array(length);
    this.spareItems = new Int32Array(length);
  }

  /** Indices of `values`, highest value first; equal keys by index. Valid until the next call. */
  descending(values: Float64Array): Int32Array {
    this.floats.set(values);
    for (let i = 0; i < this.length; i++) {
      const bits = this.bits[i]!;
      // order-preserving map of floats to unsigned integers, inverted for a descending order
      this.keys[i] = ~(bits < 0 ? ~bits : bits | 0x80000000);
      this.items[i] = i;
    }
    for (let shift = 0; shift < 32; shift += this.digits) this.pass(shift);
    return this.items;
  }

  private pass(shift: number): void {
    const { keys, items, spareKeys, spareItems, length, start } = this;
    const mask = (1 << this.digits) - 1;
    start.fill(0);
    for (let i = 0; i < length; i++) start[((keys[i]! >>> shift) & mask) + 1]!++;
    for (let b = 0; b < mask; b++) start[b + 1]! += start[b]!;
    for (let i = 0; i < length; i++) {
      const to = start[(keys[i]! >>> shift) & mask]!++;
      spareKeys[to] = keys[i]!;
      spareItems[to] = items[i]!;
    }
    this.keys = spareKeys;
    this.items = spareItems;
    this.spareKeys = keys;
    this.spareItems = items;
  }
}

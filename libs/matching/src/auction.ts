import type { Candidates } from './candidates.js';
import type { Problem } from './problem.js';

/** A first assignment with prices: 1 per chosen arc, the loads, the seats still empty. */
export interface Assignment {
  chosen: Uint8Array;
  load: Int32Array;
  unmet: Int32Array;
  price: Float64Array;
}

/** Smallest raise of a bid, as a share of the largest value: a short auction that lands near the optimum. */
const RAISES = 256;
/** Bids per seat after which the auction ends wherever it stands. */
const BIDS_PER_SEAT = 12;

/**
 * Forward auction over the candidates: each empty seat bids for the judge with the largest value - price, up to what its
 * next best judge is worth; a full judge drops the lowest bid, and costs the lowest one kept. Loads never exceed hi;
 * minima are left to the caller. Deterministic; the result is a start, not a proof.
 */
export function auction(problem: Problem, candidates: Candidates): Assignment {
  const { n, need } = problem;
  const house = new House(problem, candidates);
  const queue = new Int32Array(n + 1);
  const waiting = new Uint8Array(n).fill(1);
  for (let i = 0; i < n; i++) queue[i] = i;
  let bids = BIDS_PER_SEAT * need.reduce((sum, seats) => sum + seats, 0);
  for (let first = 0, last = n; first !== last && bids > 0;) {
    const i = queue[first]!;
    first = first === n ? 0 : first + 1;
    waiting[i] = 0;
    for (; house.unmet[i]! > 0 && bids > 0 && house.bid(i); bids--) {
      const out = house.dropped;
      if (out < 0 || waiting[out] === 1 || out === i) continue;
      waiting[out] = 1;
      queue[last] = out;
      last = last === n ? 0 : last + 1;
    }
  }
  return house;
}

/** The judges' open bids: a heap per judge, lowest bid first, in flat arrays. */
class House implements Assignment {
  readonly chosen: Uint8Array;
  readonly load: Int32Array;
  readonly unmet: Int32Array;
  readonly price: Float64Array;
  /** The application that lost its seat by the last bid, or -1. */
  dropped = -1;
  private readonly raise: number;
  private readonly top: number;
  private readonly room: Int32Array;
  private readonly start: Int32Array;
  private readonly arc: Int32Array;
  private readonly row: Int32Array;
  private readonly level: Float64Array;

  constructor(
    private readonly problem: Problem,
    private readonly candidates: Candidates,
  ) {
    const { m, need, hi, col, value } = problem;
    let top = 1;
    const asking = new Int32Array(m);
    for (const arc of candidates.arc) {
      top = Math.max(top, value[arc]!);
      asking[col[arc]!]!++;
    }
    this.raise = Math.max(1, Math.floor(top / RAISES));
    this.top = top;
    this.chosen = new Uint8Array(col.length);
    this.load = new Int32Array(m);
    this.unmet = need.slice();
    this.price = new Float64Array(m);
    this.room = hi.map((seats, j) => Math.min(seats, asking[j]! + 1));
    this.start = new Int32Array(m + 1);
    for (let j = 0; j < m; j++) this.start[j + 1] = this.start[j]! + this.room[j]!;
    this.arc = new Int32Array(this.start[m]!);
    this.row = new Int32Array(this.start[m]!);
    this.level = new Float64Array(this.start[m]!);
  }

  /** One bid of application i; false when no judge is worth it. */
  bid(i: number): boolean {
    const { candidates, chosen, price, room } = this;
    const { col, value } = this.problem;
    let best = -1;
    let first = this.outside(i);
    let second = first;
    for (let at = candidates.rowPtr[i]!; at < candidates.rowPtr[i + 1]!; at++) {
      const arc = candidates.arc[at]!;
      const j = col[arc]!;
      const surplus = value[arc]! - price[j]!;
      if (surplus <= second || chosen[arc] === 1 || room[j] === 0) continue;
      if (surplus > first) {
        second = first;
        first = surplus;
        best = arc;
      } else second = surplus;
    }
    if (best < 0) return false;
    this.accept(i, best, value[best]! - second + this.raise);
    return true;
  }

  /** A seat is rather left empty than given at a smaller surplus; a startup's first seat is worth more. */
  private outside(i: number): number {
    const { slack, need, covered } = this.problem;
    if (!slack) return -2 * this.top;
    return this.unmet[i] === need[i] && covered[i] === 0 ? -this.top : 0;
  }

  private accept(i: number, arc: number, level: number): void {
    const j = this.problem.col[arc]!;
    const from = this.start[j]!;
    this.chosen[arc] = 1;
    this.unmet[i]!--;
    this.dropped = -1;
    if (this.load[j]! < this.room[j]!) {
      this.siftUp(from, this.load[j]!++, arc, i, level);
      if (this.load[j] === this.room[j]) this.price[j] = this.level[from]!;
      return;
    }
    this.chosen[this.arc[from]!] = 0;
    this.dropped = this.row[from]!;
    this.unmet[this.dropped]!++;
    this.siftDown(from, this.load[j]!, arc, i, level);
    this.price[j] = this.level[from]!;
  }

  private siftUp(from: number, position: number, arc: number, row: number, level: number): void {
    let at = position;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.level[from + above]! <= level) break;
      this.move(from + at, from + above);
      at = above;
    }
    this.put(from + at, arc, row, level);
  }

  private siftDown(from: number, length: number, arc: number, row: number, level: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= length) break;
      if (below + 1 < length && this.level[from + below + 1]! < this.level[from + below]!) below++;
      if (this.level[from + below]! >= level) break;
      this.move(from + at, from + below);
      at = below;
    }
    this.put(from + at, arc, row, level);
  }

  private move(to: number, from: number): void {
    this.put(to, this.arc[from]!, this.row[from]!, this.level[from]!);
  }

  private put(at: number, arc: number, row: number, level: number): void {
    this.arc[at] = arc;
    this.row[at] = row;
    this.level[at] = level;
  }
}

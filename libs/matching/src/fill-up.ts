import type { Assignment } from './auction.js';
import type { Problem } from './problem.js';

/**
 * Gives seats the auction left empty to the best judge with room (any arc, not only candidates), and then lets judges
 * below their minimum take over the seats that lose least by it, from judges above theirs. O(arcs).
 */
export function fillUp(problem: Problem, state: Assignment): void {
  for (let i = 0; i < problem.n; i++) {
    while (state.unmet[i]! > 0) {
      const arc = bestWithRoom(problem, i, state);
      if (arc < 0) break;
      take(problem, state, arc, 1);
      state.unmet[i]!--;
    }
  }
  const short = new Uint8Array(problem.m);
  let missing = 0;
  for (let j = 0; j < problem.m; j++) {
    if (state.load[j]! >= problem.lo[j]!) continue;
    short[j] = 1;
    missing++;
  }
  if (missing > 0) meetMinima(problem, state, short);
}

function take({ col }: Problem, { chosen, load }: Assignment, arc: number, seats: 1 | -1): void {
  chosen[arc] = seats === 1 ? 1 : 0;
  load[col[arc]!]! += seats;
}

function bestWithRoom({ rowPtr, col, value, hi }: Problem, i: number, { chosen, load, price }: Assignment): number {
  let best = -1;
  let surplus = -Infinity;
  for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
    const j = col[a]!;
    if (chosen[a] === 1 || load[j]! >= hi[j]! || value[a]! - price[j]! <= surplus) continue;
    surplus = value[a]! - price[j]!;
    best = a;
  }
  return best;
}

interface Offer {
  arc: number;
  row: number;
  loss: number;
}

function meetMinima(problem: Problem, state: Assignment, short: Uint8Array): void {
  const offers = offersTo(problem, state, short);
  for (let j = 0; j < problem.m; j++) {
    for (const { arc, row, loss } of offers[j] ?? []) {
      if (state.load[j]! >= problem.lo[j]!) break;
      const worst = weakestSeat(problem, state, row);
      if (worst < 0) continue;
      take(problem, state, worst, -1);
      take(problem, state, arc, 1);
      state.price[j] = Math.min(state.price[j]!, -loss);
    }
  }
}

/** For each judge below the minimum: the cheapest arcs to take over, twice as many as are missing, cheapest first. */
function offersTo(problem: Problem, state: Assignment, short: Uint8Array): Offer[][] {
  const { n, m, rowPtr, col, value, lo } = problem;
  const offers: Offer[][] = Array.from({ length: m }, () => []);
  for (let i = 0; i < n; i++) {
    const worst = weakestSeat(problem, state, i);
    if (worst < 0) continue;
    const own = value[worst]! - state.price[col[worst]!]!;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      const j = col[a]!;
      if (short[j] === 0 || state.chosen[a] === 1) continue;
      keepCheapest(offers[j]!, { arc: a, row: i, loss: own - value[a]! }, 2 * (lo[j]! - state.load[j]!) + 2);
    }
  }
  return offers;
}

function keepCheapest(list: Offer[], offer: Offer, most: number): void {
  const last = list.at(-1);
  if (list.length >= most) {
    if (!last || offer.loss >= last.loss) return;
    list.pop();
  }
  let at = list.length;
  while (at > 0 && list[at - 1]!.loss > offer.loss) at--;
  list.splice(at, 0, offer);
}

/** The chosen arc of row i with the smallest surplus at a judge who is above the minimum; -1 when there is none. */
function weakestSeat({ rowPtr, col, value, lo }: Problem, { chosen, load, price }: Assignment, i: number): number {
  let worst = -1;
  let surplus = Infinity;
  for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
    const j = col[a]!;
    if (chosen[a] === 0 || load[j]! <= lo[j]! || value[a]! - price[j]! >= surplus) continue;
    surplus = value[a]! - price[j]!;
    worst = a;
  }
  return worst;
}

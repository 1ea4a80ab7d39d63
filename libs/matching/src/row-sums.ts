/** One allowed judge of an application: surplus (w' - p) and affinity w. */
export interface RowItem {
  surplus: number;
  w: number;
}

const STEPS = 1024;
const MAX_VISITS = 50_000;

/**
 * Largest sum of surpluses with exactly `seats` items whose affinities sum to at least `floor`; null when there is
 * none. Depth-first search in the order of surplus + lambda w, pruned by the Lagrangian bound; after 50,000 visits that
 * bound (rounded up, still an upper bound) is returned instead.
 * Example: surpluses 5, 4, 1 with affinities 1, 2, 9, two seats, floor 10 -> 6 (the first and the third).
 */
export function bestWithSum(all: readonly RowItem[], seats: number, floor: number): number | null {
  if (all.length < seats) return null;
  const items = undominated(all, seats);
  const free = items.slice(0, seats);
  if (sum(free, ({ w }) => w) >= floor) return sum(free, ({ surplus }) => surplus);
  const heaviest = items.toSorted((a, b) => b.w - a.w).slice(0, seats);
  if (sum(heaviest, ({ w }) => w) < floor) return null;
  const lambda = criticalStep(items, seats, floor);
  return new RowSearch(items, seats, floor, lambda).best();
}

/**
 * The items that some best set may need, largest surplus first: one with at least `seats` others of no smaller surplus
 * and affinity can always be replaced.
 */
export function undominated(items: readonly RowItem[], seats: number): RowItem[] {
  const heaviest: number[] = [];
  const kept: RowItem[] = [];
  for (const item of items.toSorted((a, b) => b.surplus - a.surplus || b.w - a.w)) {
    if (heaviest.length >= seats && item.w <= (heaviest[seats - 1] ?? -Infinity)) continue;
    kept.push(item);
    let at = heaviest.length;
    while (at > 0 && heaviest[at - 1]! < item.w) at--;
    heaviest.splice(at, 0, item.w);
    heaviest.length = Math.min(heaviest.length, seats);
  }
  return kept;
}

/**
 * Smallest lambda (in 1/1024, at most 2^20) at which the best items by surplus + lambda w reach the floor.
 */
export function criticalStep(items: readonly RowItem[], seats: number, floor: number): number {
  let low = 0;
  let high = 1 << 20;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (weightAt(items, seats, middle) >= floor) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** Affinity of the best items at this lambda; ties go to the heavier ones. */
function weightAt(items: readonly RowItem[], seats: number, step: number): number {
  const score = ({ surplus, w }: RowItem): number => STEPS * surplus + step * w;
  const best = items.toSorted((a, b) => score(b) - score(a) || b.w - a.w).slice(0, seats);
  return sum(best, ({ w }) => w);
}

function sum(items: readonly RowItem[], of: (item: RowItem) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

class RowSearch {
  private readonly items: RowItem[];
  /** Sums of the scores STEPS surplus + lambda w, in descending order. */
  private readonly scores: number[] = [0];
  private found = -Infinity;
  private visits = 0;

  constructor(
    items: readonly RowItem[],
    private readonly seats: number,
    private readonly floor: number,
    private readonly step: number,
  ) {
    const score = ({ surplus, w }: RowItem): number => STEPS * surplus + step * w;
    this.items = items.toSorted((a, b) => score(b) - score(a));
    for (const item of this.items) this.scores.push(this.scores.at(-1)! + score(item));
  }

  best(): number {
    this.visit(0, this.seats, 0, 0);
    if (this.visits <= MAX_VISITS) return this.found;
    return Math.ceil((this.scores[this.seats]! - this.step * this.floor) / STEPS);
  }

  private visit(from: number, left: number, surplus: number, w: number): void {
    if (++this.visits > MAX_VISITS) return;
    if (left === 0) {
      if (w >= this.floor && surplus > this.found) this.found = surplus;
      return;
    }
    for (let at = from; at + left <= this.items.length; at++) {
      const score = STEPS * surplus + this.step * w + this.scores[at + left]! - this.scores[at]!;
      if (score - this.step * this.floor <= STEPS * this.found) return;
      const item = this.items[at]!;
      this.visit(at + 1, left - 1, surplus + item.surplus, w + item.w);
    }
  }
}

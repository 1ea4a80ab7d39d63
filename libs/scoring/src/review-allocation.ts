import type { CohortFit } from './cohort-fit.js';
import { normalCdf } from './normal-distribution.js';
import type { Reviews } from './reviews.js';
import type { AllocatedReviews } from './scoring-result.js';

/**
 * Where the next `budget` reviews help the selection most. With tau midway between the K-th and the next blup, the
 * priority of an application is sd Phi(-|blup - tau| / sd): how likely it stands on the wrong side, times how far off
 * it may be. The first in line gets one review, its sd^2 becomes 1 / (1 / sd^2 + 1 / ve), and so on; ties go to the one
 * with fewer new reviews, then to the smaller id. O(budget log nA).
 */
export function allocateReviews(reviews: Reviews, fit: CohortFit, top: number, budget: number): AllocatedReviews[] {
  const applications = fit.blup.length;
  const { variance, residual } = uncertaintyOf(fit);
  const tau = cutBetween(fit.blup, top);
  const granted = new Int32Array(applications);
  const priority = new Float64Array(applications);
  const refresh = (i: number): void => {
    const sd = Math.sqrt(variance[i]!);
    priority[i] = sd > 0 ? sd * normalCdf(-Math.abs(fit.blup[i]! - tau) / sd) : 0;
  };
  for (let i = 0; i < applications; i++) refresh(i);
  const initial = priority.slice();
  const before = (a: number, b: number): boolean =>
    priority[a] !== priority[b]
      ? priority[a]! > priority[b]!
      : granted[a] !== granted[b]
        ? granted[a]! < granted[b]!
        : a < b;
  const heap = new Heap(applications, before);
  for (let k = 0; k < budget && applications > 0; k++) {
    const first = heap.first();
    granted[first]!++;
    if (variance[first]! > 0) variance[first] = 1 / (1 / variance[first]! + 1 / residual);
    refresh(first);
    heap.sink();
  }
  return Array.from(granted.keys())
    .filter((i) => granted[i]! > 0)
    .sort((a, b) => initial[b]! - initial[a]! || a - b)
    .map((i) => ({ application: reviews.applicationIds[i]!, reviews: granted[i]!, priority: initial[i]! }));
}

/** Prediction variances; where one review each leaves them open, half of the spread is taken for quality. */
function uncertaintyOf(fit: CohortFit): { variance: Float64Array; residual: number } {
  const { residual, applicationPlusResidual } = fit.variances;
  if (fit.blupSd) return { variance: fit.blupSd.map((sd) => sd * sd), residual: residual ?? 1 };
  const half = (applicationPlusResidual ?? 0) / 2;
  return { variance: new Float64Array(fit.blup.length).fill(half / 2), residual: half };
}

function cutBetween(blup: Float64Array, top: number): number {
  const sorted = blup.toSorted().reverse();
  const last = sorted[top - 1] ?? 0;
  return (last + (sorted[top] ?? last)) / 2;
}

/** Binary heap over 0..n-1 whose first element may change its place. */
class Heap {
  private readonly items: Int32Array;

  constructor(
    n: number,
    private readonly before: (a: number, b: number) => boolean,
  ) {
    this.items = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => (before(a, b) ? -1 : 1));
  }

  first(): number {
    return this.items[0]!;
  }

  /** Moves the first element down to where it now belongs. */
  sink(): void {
    const { items } = this;
    const moved = items[0]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.before(items[child + 1]!, items[child]!)) child++;
      if (!this.before(items[child]!, moved)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = moved;
  }
}

import type { CohortFit } from './cohort-fit.js';
import { normalCdf } from './normal-distribution.js';
import type { Reviews } from './reviews.js';
import type { AllocatedReviews } from './scoring-result.js';

/** What is known of each application, by index: where the next reviews go depends on nothing else. */
export interface ReviewDemand {
  readonly ids: readonly string[];
  /** Scores on any common origin: blups or calibrated. */
  readonly score: ArrayLike<number>;
  /** Standard deviations of their prediction errors. */
  readonly sd: ArrayLike<number>;
  /** Variance of one review around quality and leniency. */
  readonly residual: number;
  /** Size of the selection. */
  readonly top: number;
}

/**
 * Where the next `budget` reviews help the selection most. With tau midway between the K-th and the next score, the
 * priority of an application is sd Phi(-|score - tau| / sd): how likely it stands on the wrong side, times how far off
 * it may be. The first in line gets one review, its sd^2 becomes 1 / (1 / sd^2 + 1 / ve), and so on; ties go to the one
 * with fewer new reviews, then to the smaller index. An application that `take` refuses gets no more, and its review
 * goes to the next in line. O(budget log nA).
 * Example: scores 2 and 1 with top 1, sd .5 each and budget 2 give one review to each.
 */
export function placeReviews(
  { ids, score, sd, residual, top }: ReviewDemand,
  budget: number,
  take: (application: number) => boolean = () => true,
): AllocatedReviews[] {
  const tau = cutBetween(score, top);
  const variance = Float64Array.from(sd, (one) => one * one);
  const granted = new Int32Array(ids.length);
  const priority = new Float64Array(ids.length);
  const refresh = (i: number): void => {
    const own = Math.sqrt(variance[i]!);
    priority[i] = own > 0 ? own * normalCdf(-Math.abs(score[i]! - tau) / own) : 0;
  };
  for (let i = 0; i < ids.length; i++) refresh(i);
  const initial = priority.slice();
  const before = (a: number, b: number): boolean =>
    priority[a] !== priority[b]
      ? priority[a]! > priority[b]!
      : granted[a] !== granted[b]
        ? granted[a]! < granted[b]!
        : a < b;
  const heap = new Heap(ids.length, before);
  for (let placed = 0; placed < budget && ids.length > 0 && priority[heap.first()]! >= 0;) {
    const first = heap.first();
    if (take(first)) {
      placed++;
      granted[first]!++;
      if (variance[first]! > 0) variance[first] = 1 / (1 / variance[first]! + 1 / residual);
      refresh(first);
    } else priority[first] = -1;
    heap.sink();
  }
  return Array.from(granted.keys())
    .filter((i) => granted[i]! > 0)
    .sort((a, b) => initial[b]! - initial[a]! || a - b)
    .map((i) => ({ application: ids[i]!, reviews: granted[i]!, priority: initial[i]! }));
}

/** The same from a fit. */
export function allocateReviews(reviews: Reviews, fit: CohortFit, top: number, budget: number): AllocatedReviews[] {
  const { sd, residual } = uncertaintyOf(fit);
  return placeReviews({ ids: reviews.applicationIds, score: fit.blup, sd, residual, top }, budget);
}

/** Prediction errors; where one review each leaves them open, half of the spread is taken for quality. */
function uncertaintyOf(fit: CohortFit): { sd: Float64Array; residual: number } {
  const { residual, applicationPlusResidual } = fit.variances;
  if (fit.blupSd) return { sd: fit.blupSd, residual: residual ?? 1 };
  const half = (applicationPlusResidual ?? 0) / 2;
  return { sd: new Float64Array(fit.blup.length).fill(Math.sqrt(half / 2)), residual: half };
}

function cutBetween(scores: ArrayLike<number>, top: number): number {
  const sorted = Float64Array.from(scores).toSorted().reverse();
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

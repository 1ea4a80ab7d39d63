import { DenseSolver } from './dense-solver.js';
import type { EliminationPlan } from './elimination-plan.js';
import type { NormalSolver } from './normal-solver.js';
import { sparsePattern } from './sparse-pattern.js';
import { SparseSolver } from './sparse-solver.js';

/** Below this order a full matrix is always quickest. */
const SMALL = 100;
/** A result is called sparse when the factor holds less than this share of a full triangle. */
const LOW_FILL = 0.3;
/** Even above that the sparse part is set apart while it takes a tenth of the columns. */
const WORTHWHILE_TAIL = 0.9;
/** Factor and inverse together may take 2 GB: 16 bytes per entry. */
const MOST_ENTRIES = 2 ** 31 / 16;

/** The exact solver that suits the pattern, full or sparse before a full tail; null when it would not fit in memory. */
export function exactSolver(plan: EliminationPlan): NormalSolver | null {
  const { q } = plan;
  if (q <= SMALL) return new DenseSolver(plan);
  const pattern = sparsePattern(plan);
  const lowFill = pattern.entries < (LOW_FILL * q * (q + 1)) / 2;
  if (lowFill || pattern.tail < WORTHWHILE_TAIL * q) {
    return pattern.size <= MOST_ENTRIES ? new SparseSolver(plan, pattern, lowFill ? 'sparse' : 'dense') : null;
  }
  return q * q <= MOST_ENTRIES ? new DenseSolver(plan) : null;
}

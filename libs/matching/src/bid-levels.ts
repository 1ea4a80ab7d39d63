import { MAX_AFFINITY } from './instance.js';
import { MatchError } from './match-error.js';

/**
 * Weights for bids in few levels (yes, maybe, no), best level first, such that the best total has as few pairs of the
 * worst level as possible, then as few of the next worst, and so on: each level's loss is larger than U times the next
 * better one's, U = min(n, m) + 1 (a simple residual cycle changes at most U pairs).
 * Example: three levels, 2 applications, 2 judges -> U = 3, losses 0, 1, 4 -> [4, 3, 0].
 * @throws MatchError TOO_LARGE when the weights would pass 10^9
 */
export function bidWeights(levels: number, n: number, m: number): number[] {
  const u = Math.min(n, m) + 1;
  const losses = [0];
  for (let loss = 1; losses.length < levels; loss = loss * u + 1) losses.push(loss);
  const largest = losses.at(-1)!;
  if (largest > MAX_AFFINITY) throw new MatchError('TOO_LARGE', `${levels} levels are too many for this size`);
  return losses.map((loss) => largest - loss);
}

import type { MatchInstance } from './instance.js';
import { MatchError } from './match-error.js';
import { DEFAULT_KEEP_BONUS, type MatchOptions } from './options.js';

/** The constants that put the aims in order; 0 where unused. */
export interface Penalties {
  /** P1: cost of a startup without any mentor (its last empty seat). */
  firstSeat: number;
  /** P2: cost of each other empty seat. */
  seat: number;
  /** B: bonus of a kept pair. */
  keep: number;
}

/**
 * Constants of one run. With wmax = max w and U = min(n, m) + 1 (a simple residual cycle touches each judge once, so it
 * changes at most U pairs each way): B = 0 (free), keepBonus (soft), U wmax + 1 (strict);
 * P2 = U (wmax + B) + 1; P1 = 2 P2. One covered startup then outweighs any seats, one seat any kept pairs, one strictly
 * kept pair any weight.
 * @throws MatchError TOO_LARGE when a path through the tree could pass 2^53
 */
export function penaltiesFor(instance: MatchInstance, options: MatchOptions): Penalties & { artificial: number } {
  const wmax = largest(instance.w);
  const u = Math.min(instance.n, instance.m) + 1;
  const keep = keepBonus(options, u, wmax);
  const value = wmax + keep;
  const seat = instance.kind === 'mentoring' ? u * value + 1 : 0;
  const firstSeat = 2 * seat;
  const artificial = firstSeat + u * value + 1;
  if (!Number.isSafeInteger(4 * (artificial + (u + 1) * value)))
    throw new MatchError(
      'TOO_LARGE',
      'the penalties of this instance pass 2^53; use smaller affinities or a soft keep',
    );
  return { firstSeat, seat, keep, artificial };
}

function keepBonus({ previous, keepMode = 'soft', keepBonus: bonus }: MatchOptions, u: number, wmax: number): number {
  if (!previous || keepMode === 'free') return 0;
  return keepMode === 'strict' ? u * wmax + 1 : (bonus ?? DEFAULT_KEEP_BONUS);
}

function largest(values: Int32Array): number {
  let max = 0;
  for (let a = 0; a < values.length; a++) if (values[a]! > max) max = values[a]!;
  return max;
}

import type { MatchInstance, Pair } from './instance.js';
import { match } from './match.js';
import type { KeepMode, MatchOptions } from './options.js';

/** One point of "kept against weight". */
export interface KeepPoint {
  mode: KeepMode;
  /** Micro-units per kept pair in soft mode, else null. */
  bonus: number | null;
  kept: number;
  covered: number;
  seats: number;
  weight: string;
}

const BONUSES = [25_000, 50_000, 100_000, 200_000, 400_000];

/**
 * What keeping more of the previous match costs: free, soft with rising bonuses, strict. Points that add nothing (same
 * kept and weight as the one before) are left out; empty when no match exists.
 */
export function keepCurve(
  instance: MatchInstance,
  previous: readonly Pair[],
  bonuses: readonly number[] = BONUSES,
): KeepPoint[] {
  const settings: { keepMode: KeepMode; keepBonus?: number }[] = [
    { keepMode: 'free' },
    ...bonuses.toSorted((a, b) => a - b).map((keepBonus) => ({ keepMode: 'soft' as const, keepBonus })),
    { keepMode: 'strict' },
  ];
  const points: KeepPoint[] = [];
  for (const setting of settings) {
    const options: MatchOptions = { previous, ...setting };
    const { status, parts } = match(instance, options);
    if (status === 'infeasible') return [];
    const { kept, covered, seats, weight } = parts;
    const last = points.at(-1);
    if (last && last.kept === kept && last.weight === weight) continue;
    points.push({ mode: setting.keepMode, bonus: setting.keepBonus ?? null, kept, covered, seats, weight });
  }
  return points;
}

import type { Band } from '#schema';

interface Placed {
  readonly calibrated: number | null;
  readonly interval90: readonly [number, number] | null;
  readonly rank: number;
}

/**
 * Where the cut lies: halfway between the last application inside the quota and the first outside, on the rubric's
 * scale. Null when nothing is scored or everything fits in.
 * Example: calibrated 4 and 3 with quota 1 give 3.5.
 */
export function cutLine(applications: readonly Placed[], quota: number): number | null {
  const scores = applications
    .flatMap(({ calibrated }) => (calibrated === null ? [] : [calibrated]))
    .sort((a, b) => b - a);
  const inside = scores[quota - 1];
  const outside = scores[quota];
  return inside === undefined || outside === undefined ? null : (inside + outside) / 2;
}

/** IN when the whole interval lies above the cut, OUT when below, CLOSE when it crosses: too close to call. */
export function bandOf({ calibrated, interval90 }: Placed, cut: number | null): Band {
  if (cut === null) return 'IN';
  if (interval90 === null) return calibrated === null || calibrated === cut ? 'CLOSE' : calibrated > cut ? 'IN' : 'OUT';
  if (interval90[0] > cut) return 'IN';
  return interval90[1] < cut ? 'OUT' : 'CLOSE';
}

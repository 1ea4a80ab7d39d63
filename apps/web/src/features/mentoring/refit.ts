/** Score of each part of a pair's fit, 0 to 1, by part; a part that one side did not state is not there. */
export type PartScores = Readonly<Record<string, number>>;
export type Weights = Readonly<Record<string, number>>;

/**
 * Fit of a pair under other weights, 0 to 1: the mean of the part scores by their weights. Null where a part would count
 * now that counted nothing before, since its score was never kept.
 * Example: topics .5 and sector 1 with weights 3 and 1 give .625.
 */
export function refit(scores: PartScores, weights: Weights, before: Weights): number | null {
  const raised = Object.keys(weights).some((part) => (weights[part] ?? 0) > 0 && (before[part] ?? 0) === 0);
  if (raised) return null;
  const parts = Object.keys(scores).filter((part) => (weights[part] ?? 0) > 0);
  const sum = parts.reduce((total, part) => total + (weights[part] ?? 0), 0);
  if (sum === 0) return 0;
  return parts.reduce((total, part) => total + (scores[part] ?? 0) * (weights[part] ?? 0), 0) / sum;
}

/** Scores of a pair out of its points and the weights that were in force; points and result in any one unit. */
export function scoresOf(points: Weights, before: Weights, whole: number): PartScores {
  const applied = Object.keys(points).filter((part) => (before[part] ?? 0) > 0);
  const sum = applied.reduce((total, part) => total + (before[part] ?? 0), 0);
  return Object.fromEntries(
    applied.map((part) => [part, Math.min(1, ((points[part] ?? 0) * sum) / ((before[part] ?? 1) * whole))]),
  );
}

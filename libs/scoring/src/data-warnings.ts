import type { Connection } from './connected-parts.js';
import type { Reviews } from './reviews.js';
import type { ScoringWarning } from './scoring-result.js';

const CROWDED_SHARE = 0.25;

/** Warnings that come from the data alone, before any model. */
export function dataWarnings(reviews: Reviews, connection: Connection): ScoringWarning[] {
  const warnings: ScoringWarning[] = [];
  if (reviews.missing > 0) {
    warnings.push({ code: 'MISSING_SCORES', message: 'rows without a score were left out', count: reviews.missing });
  }
  if (reviews.duplicates > 0) {
    warnings.push({
      code: 'DUPLICATE_REVIEWS',
      message: 'a reviewer scored an application more than once',
      count: reviews.duplicates,
    });
  }
  if (connection.parts.length > 1) {
    warnings.push({
      code: 'DISCONNECTED',
      message: 'parts of the cohort share no reviewer: ranks across them rest on the prior only',
      count: connection.parts.length,
    });
  }
  if (crowdedAtAnEnd(reviews.score)) {
    warnings.push({ code: 'FLOOR_CEILING', message: 'more than 25 % of scores sit at the lowest or highest value' });
  }
  return warnings;
}

/** Without variation the ends mean nothing, so equal scores are not reported here. */
function crowdedAtAnEnd(score: Float64Array): boolean {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of score) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (!(lowest < highest)) return false;
  let atLowest = 0;
  let atHighest = 0;
  for (const value of score) {
    if (value === lowest) atLowest++;
    if (value === highest) atHighest++;
  }
  return Math.max(atLowest, atHighest) > CROWDED_SHARE * score.length;
}

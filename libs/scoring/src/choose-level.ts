import type { CohortFit } from './cohort-fit.js';
import { allEqual, constantFit } from './constant-scores.js';
import { fitCrossedEffects } from './crossed-effects.js';
import { groupsAreWorthwhile, reviewerGroups, type ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';
import { ScoringError } from './scoring-error.js';
import type { ScoringHooks, ScoringOptions } from './scoring-input.js';

/** Fits the cohort at the level asked for; `auto` takes the highest level the data support. */
export function fitCohort(reviews: Reviews, options: ScoringOptions, hooks: ScoringHooks): CohortFit {
  if (allEqual(reviews.score)) return constantFit(reviews);
  const groups = groupsFor(reviews, options);
  const fit = fitCrossedEffects(reviews, {
    variances: options.variances,
    groups,
    preview: options.preview,
    onStep: (iteration) => {
      if (hooks.aborted()) throw new ScoringError('ABORTED', 'the run was cancelled');
      hooks.progress(Math.min(iteration, 50), 100);
    },
  });
  if (options.level !== 1 || groups) return fit;
  const message = 'reviewers fall into fewer than two tracks: level 0 was used';
  return { ...fit, warnings: [...fit.warnings, { code: 'LEVEL1_OFF', message }] };
}

/** Given variances without one for tracks mean a model without tracks. */
function groupsFor(reviews: Reviews, { level, variances }: ScoringOptions): ReviewerGroups | null {
  if (level === 0 || (variances && variances.track === undefined)) return null;
  const groups = reviewerGroups(reviews);
  return level === 1 || groupsAreWorthwhile(groups) ? groups : null;
}

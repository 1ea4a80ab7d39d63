import type { CohortFit } from './cohort-fit.js';
import { allEqual, constantFit } from './constant-scores.js';
import { fitAllCriteria } from './criteria-full.js';
import { fitCrossedEffects } from './crossed-effects.js';
import { identifiability } from './identifiability.js';
import { fitLevelTwo, levelTwoGain, type LevelTwoOptions } from './level-two.js';
import { groupsAreWorthwhile, reviewerGroups, type ReviewerGroups } from './reviewer-groups.js';
import type { Reviews } from './reviews.js';
import { ScoringError } from './scoring-error.js';
import type { ScoringHooks, ScoringOptions } from './scoring-input.js';
import type { LevelReason } from './scoring-result.js';

/** Fewest reviews per reviewer, on average, that say anything about scale and noise. */
const ENOUGH_REVIEWS = 6;
/** The gain in held-out log score must be this many standard errors. */
const CLEAR = 2;

/** Fits the cohort at the level asked for; `auto` takes the highest level the data support and says why not higher. */
export function fitCohort(
  reviews: Reviews,
  criterionRows: Reviews | null,
  options: ScoringOptions,
  hooks: ScoringHooks,
): CohortFit {
  if (allEqual(reviews.score)) return constantFit(reviews);
  const onStep = (step: number): void => {
    if (hooks.aborted()) throw new ScoringError('ABORTED', 'the run was cancelled');
    hooks.progress(Math.min(step, 50), 100);
  };
  if (criterionRows && options.criteriaModel === 'full' && supportsAllCriteria(criterionRows, reviews, options)) {
    return withLevelsOff(
      fitAllCriteria(criterionRows, reviews, { weights: options.criteriaWeights, preview: options.preview, onStep }),
      options,
    );
  }
  const tracks = reviewerGroups(reviews);
  const groups = groupsFor(tracks, options);
  const fit = fitCrossedEffects(reviews, { variances: options.variances, groups, preview: options.preview, onStep });
  const known = knownOf(reviews, tracks);
  const asked = { ...fit, levelReason: { code: 'ASKED', ...known } } as const;
  if (options.level === 1 && !groups) {
    const message = 'reviewers fall into fewer than two tracks: level 0 was used';
    return { ...asked, warnings: [...fit.warnings, { code: 'LEVEL1_OFF', message }] };
  }
  if (options.level === 0 || options.level === 1) return asked;
  hooks.stage?.('level2');
  return withLevelTwo(reviews, fit, options, { groups, seed: options.seed, onStep }, known);
}

/** Two criteria at least, and applications and reviewers with several reviews; otherwise totals say all there is. */
function supportsAllCriteria(rows: Reviews, total: Reviews, { variances }: ScoringOptions): boolean {
  if (variances) throw new ScoringError('BAD_OPTION', 'the full criteria model estimates its own variances');
  const { application, reviewer } = identifiability(total, undefined);
  return application && reviewer && rows.criterionIds.length > 1;
}

/** The full criteria model knows level 0 only; a higher level asked for by number is declined in words. */
function withLevelsOff(fit: CohortFit, { level }: ScoringOptions): CohortFit {
  if (level !== 1 && level !== 2) return fit;
  const code = level === 1 ? 'LEVEL1_OFF' : 'LEVEL2_OFF';
  return { ...fit, warnings: [...fit.warnings, { code, message: 'not available with the full criteria model' }] };
}

/** What the choice of a level rests on, whichever it is. */
type Known = Pick<LevelReason, 'reviewsPerReviewer' | 'tracks'>;

const knownOf = ({ score, reviewerIds, trackIds }: Reviews, tracks: ReviewerGroups | null): Known => ({
  reviewsPerReviewer: score.length / reviewerIds.length,
  ...(trackIds.length > 0 ? { tracks: tracks?.populated ?? 1 } : {}),
});

function withLevelTwo(
  reviews: Reviews,
  lower: CohortFit,
  options: ScoringOptions,
  settings: LevelTwoOptions,
  known: Known,
): CohortFit {
  const obstacle = obstacleToLevelTwo(lower, options);
  const perReviewer = known.reviewsPerReviewer;
  const reason = (code: LevelReason['code'], gain = {}): LevelReason => ({ code, ...known, ...gain });
  const off = (levelReason: LevelReason, message: string): CohortFit => ({
    ...lower,
    levelReason,
    warnings: [...lower.warnings, { code: 'LEVEL2_OFF', message }],
  });
  if (obstacle) return off(reason(options.preview ? 'PREVIEW' : 'NOT_POSSIBLE'), obstacle);
  if (options.level === 2) return forcedLevelTwo(reviews, lower, settings, reason('ASKED'));
  if (perReviewer < ENOUGH_REVIEWS) {
    return off(reason('FEW_REVIEWS'), `${perReviewer.toFixed(1)} reviews per reviewer, fewer than 6`);
  }
  const { lower: below, upper, gain, gainSe } = levelTwoGain(reviews, lower, settings);
  if (gain > 0 && gain >= CLEAR * gainSe) {
    return { ...fitLevelTwo(reviews, lower, settings), levelReason: reason('BETTER', { gain, gainSe }) };
  }
  const scores = `${upper.toFixed(4)} against ${below.toFixed(4)} without, standard error ${gainSe.toFixed(4)}`;
  const message = `scale and noise of reviewers do not foretell held-out reviews better: log score ${scores}`;
  return off(reason('NO_BETTER', { gain, gainSe }), message);
}

function forcedLevelTwo(
  reviews: Reviews,
  lower: CohortFit,
  settings: LevelTwoOptions,
  levelReason: LevelReason,
): CohortFit {
  const fit = { ...fitLevelTwo(reviews, lower, settings), levelReason };
  const { reviewsPerReviewer } = levelReason;
  if (reviewsPerReviewer >= ENOUGH_REVIEWS) return fit;
  const message = `only ${reviewsPerReviewer.toFixed(1)} reviews per reviewer: scale and noise are mostly guessed`;
  return { ...fit, warnings: [...fit.warnings, { code: 'LEVEL2_FORCED', message }] };
}

function obstacleToLevelTwo(lower: CohortFit, { preview, variances }: ScoringOptions): string | null {
  if (preview) return 'not available in the preview';
  if (variances) return 'not available with given variances';
  if (lower.blupSd === null) return 'too few reviews to tell quality from chance';
  if (lower.tied) return 'no differences between applications to scale';
  if (lower.leniency === null || lower.leniencySd === null) return 'reviewers cannot be told apart';
  return null;
}

/** Given variances without one for tracks mean a model without tracks. */
function groupsFor(groups: ReviewerGroups | null, { level, variances }: ScoringOptions): ReviewerGroups | null {
  if (level === 0 || (variances && variances.track === undefined)) return null;
  return level === 1 || groupsAreWorthwhile(groups) ? groups : null;
}

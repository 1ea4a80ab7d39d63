import { createHash } from 'node:crypto';
import type { TellProgress } from '#messaging';
import type { Band, Contribution, RoundInputs, ScoreWarning, SentReview } from '#schema';
import {
  ENGINE_VERSION,
  inputFromRows,
  score,
  type FixedVariances,
  type ReviewRow,
  type ScoredApplication,
  type ScoringOptions,
  type ScoringResult,
} from '#scoring';
import { bandOf, cutLine } from './band.js';

/** Where one application stands: the columns of a score result. */
export interface StandingApplication {
  readonly applicationId: string;
  readonly reads: number;
  readonly rawMean: number;
  readonly calibrated: number | null;
  readonly sd: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: number;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly chance: number | null;
  readonly band: Band;
  readonly spread: number;
  readonly parts: readonly number[] | null;
  readonly contributions: readonly Contribution[];
}

/** What a score run keeps: the columns of the run, its results from the best down, the leniency of each reviewer. */
export interface ScoredRound {
  readonly inputsHash: string;
  readonly resultHash: string;
  readonly engineVersion: string;
  readonly level: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly model: Readonly<Record<string, unknown>>;
  readonly warnings: readonly ScoreWarning[];
  readonly applications: readonly StandingApplication[];
  readonly reviewers: readonly {
    readonly reviewerId: string;
    readonly reads: number;
    readonly leniency: number;
    readonly sd: number | null;
    readonly group: string | null;
  }[];
}

/** Options of the engine for a round: level by the data, one total per review, weights of the rubric. */
export function settingsOf({ quota, criteria, preview }: RoundInputs): ScoringOptions {
  return {
    level: 'auto',
    top: quota,
    criteriaWeights: Object.fromEntries(criteria.map(({ id, weight }) => [id, weight])),
    criteriaModel: 'total',
    duplicates: 'error',
    preview,
    seed: 1,
    draws: 2000,
    allocate: 0,
  };
}

/** SHA-256 over the engine's options, every level in the order of the reviews, and what reviewers are grouped by. */
export function hashOfInputs(inputs: RoundInputs): string {
  const hash = createHash('sha256').update(JSON.stringify([settingsOf(inputs), inputs.criteria]));
  for (const { review, application, reviewer, levels } of inputs.reviews) {
    hash.update(`\n${review}\t${application}\t${reviewer}\t${levels.join('\t')}`);
  }
  if (inputs.groups) hash.update(`\n${JSON.stringify([inputs.groups.field, Object.entries(inputs.groups.of)])}`);
  return hash.digest('hex');
}

/**
 * Scores a round: the same bytes for the same inputs, on any machine, whenever it is repeated.
 * Beside the totals each criterion is solved at the variances of the totals: the model being linear there, weights
 * times these parts give the calibrated score, and other weights give what they would have given.
 * Where the round groups its reviewers, the group is the track of the engine's level 1.
 */
export function compute(inputs: RoundInputs, tell: TellProgress = () => undefined): ScoredRound {
  const settings = settingsOf(inputs);
  const hooks = { aborted: () => false, progress: (done: number, total: number) => tell(0.9 * done, total) };
  const result = score(inputFromRows(rowsOf(inputs)), settings, hooks);
  tell(90, 100);
  const parts = settings.preview ? new Map<string, number[]>() : partsByCriterion(inputs, result);
  const cut = cutLine(result.applications, inputs.quota);
  const own = Map.groupBy(inputs.reviews, ({ application }) => application);
  const { model, agreement, components, criteria, tracks } = result;
  const grouping = inputs.groups ? { grouping: { field: inputs.groups.field, groups: tracks ?? [] } } : {};
  const found = {
    engineVersion: ENGINE_VERSION,
    level: model.level,
    settings: { ...settings },
    model: { ...model, agreement, components, criteria: criteria ?? [], ...grouping },
    warnings: result.warnings.map(({ code, count }) => ({ code, ...(count === undefined ? {} : { count }) })),
    applications: result.applications.map((one) =>
      standingOf(one, own.get(one.id) ?? [], bandOf(one, cut), parts.get(one.id) ?? null),
    ),
    reviewers: result.reviewers.map(({ id, n, leniency, sd, track }) => ({
      reviewerId: id,
      reads: n,
      leniency: leniency ?? 0,
      sd,
      group: track ?? null,
    })),
  };
  const resultHash = createHash('sha256').update(JSON.stringify(found)).digest('hex');
  return { ...found, inputsHash: hashOfInputs(inputs), resultHash };
}

function rowsOf({ criteria, reviews, groups }: RoundInputs): ReviewRow[] {
  return reviews.flatMap(({ application, reviewer, levels }) => {
    const track = trackOf(groups, application);
    return criteria.flatMap(({ id }, at) => {
      const level = levels[at] ?? null;
      return level === null ? [] : [{ application, reviewer, criterion: id, score: level, ...track }];
    });
  });
}

function trackOf(groups: RoundInputs['groups'], application: string): { track?: string } {
  const track = groups?.of[application];
  return track === undefined ? {} : { track };
}

/** With more reviewers the parts are solved without the full matrix: accurate to 1e-9 at given variances. */
const directReviewers = 500;

/** Calibrated score of each criterion by application; nothing where the totals did not tell the variances apart. */
function partsByCriterion(
  { criteria, reviews, groups }: RoundInputs,
  { model, applications, reviewers }: ScoringResult,
) {
  const parts = new Map<string, number[]>();
  const variances = fixedVariances(model.variances);
  if (!variances) return parts;
  for (const { id } of applications) parts.set(id, []);
  const preview = reviewers.length > directReviewers;
  for (const [at] of criteria.entries()) {
    const rows = reviews.flatMap(({ application, reviewer, levels }) => {
      const level = levels[at] ?? null;
      return level === null ? [] : [{ application, reviewer, score: level, ...trackOf(groups, application) }];
    });
    const level = variances.track === undefined ? 0 : 1;
    const solved = score(inputFromRows(rows), { level, variances, preview, draws: 1, duplicates: 'error' });
    const byId = new Map(solved.applications.map(({ id, calibrated, rawMean }) => [id, calibrated ?? rawMean]));
    for (const [id, own] of parts) own.push(byId.get(id) ?? solved.model.mu ?? 0);
  }
  return parts;
}

function fixedVariances({
  application,
  reviewer,
  residual,
  track,
}: ScoringResult['model']['variances']): FixedVariances | null {
  if (application === null || reviewer === null || residual === null || residual === 0) return null;
  return { application, reviewer, residual, ...(typeof track === 'number' ? { track } : {}) };
}

function standingOf(
  one: ScoredApplication,
  reviews: readonly SentReview[],
  band: Band,
  parts: readonly number[] | null,
): StandingApplication {
  const reviewOf = new Map(reviews.map(({ reviewer, review }) => [reviewer, review]));
  return {
    applicationId: one.id,
    reads: one.n,
    rawMean: one.rawMean,
    calibrated: one.calibrated,
    sd: one.sdPev,
    low: one.interval90?.[0] ?? null,
    high: one.interval90?.[1] ?? null,
    rank: one.rank,
    rankLow: one.rankInterval?.[0] ?? null,
    rankHigh: one.rankInterval?.[1] ?? null,
    chance: one.pTop,
    band,
    spread: spreadOf(reviews),
    parts,
    contributions: one.contributions.map(({ reviewer, score: given, adjusted, share, effect }) => ({
      reviewId: reviewOf.get(reviewer) ?? '',
      reviewerId: reviewer,
      score: given,
      adjusted,
      share,
      effect,
    })),
  };
}

/** The largest spread of one criterion between the reviewers of an application, in levels. */
function spreadOf(reviews: readonly SentReview[]): number {
  const criteria = reviews[0]?.levels ?? [];
  const spreads = criteria.map((_, at) => {
    const levels = reviews.flatMap(({ levels: own }) => (typeof own[at] === 'number' ? [own[at]] : []));
    return levels.length === 0 ? 0 : Math.max(...levels) - Math.min(...levels);
  });
  return Math.max(0, ...spreads);
}

/** As a computation for a thread. */
export const scoreComputation = { url: import.meta.url, compute };

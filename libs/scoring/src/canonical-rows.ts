import type { Reviews } from './reviews.js';
import { prepareReviews } from './reviews.js';
import { defaultOptions, type ScoringInput, type ScoringOptions } from './scoring-input.js';

/**
 * The text whose SHA-256 identifies a run: the options that matter as one JSON line, then the rows in canonical order as
 * `application TAB reviewer TAB track TAB criterion TAB weight TAB score LF`. The caller hashes it, so that the engine
 * needs no cryptography. Numbers are written in shortest round-trip form.
 */
export function canonicalRows(input: ScoringInput, options: Partial<ScoringOptions> = {}): string {
  const chosen: ScoringOptions = { ...defaultOptions, ...options };
  const reviews = prepareReviews(input, chosen.duplicates);
  const lines = [optionLine(chosen)];
  for (let r = 0; r < reviews.score.length; r++) lines.push(rowLine(reviews, r));
  return `${lines.join('\n')}\n`;
}

function optionLine(options: ScoringOptions): string {
  const {
    level,
    top = null,
    criteriaWeights = {},
    criteriaModel,
    duplicates,
    preview,
    seed,
    draws,
    allocate,
  } = options;
  const weights = Object.entries(criteriaWeights).sort(([a], [b]) => (a < b ? -1 : 1));
  const { application, reviewer, residual, track = null } = options.variances ?? {};
  const variances = options.variances ? [application, reviewer, residual, track] : null;
  return JSON.stringify([level, top, weights, criteriaModel, duplicates, preview, seed, draws, allocate, variances]);
}

function rowLine(reviews: Reviews, r: number): string {
  const application = reviews.application[r]!;
  const track = reviews.track[application]!;
  const criterion = reviews.criterion ? reviews.criterionIds[reviews.criterion[r]!]! : '';
  return [
    reviews.applicationIds[application]!,
    reviews.reviewerIds[reviews.reviewer[r]!]!,
    track < 0 ? '' : reviews.trackIds[track]!,
    criterion,
    String(reviews.weight ? reviews.weight[r]! : 1),
    String(reviews.score[r]!),
  ].join('\t');
}

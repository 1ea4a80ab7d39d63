import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { ReviewRound } from './review-round.entity.js';
import { ReviewerLeniency } from './reviewer-leniency.entity.js';
import { ScoreResult } from './score-result.entity.js';

export interface ScoreWarning {
  readonly code: string;
  readonly count?: number;
}

/** A sent review: its levels stand in the order of the criteria, null where one does not apply. */
export interface SentReview {
  readonly review: string;
  readonly application: string;
  readonly reviewer: string;
  readonly levels: readonly (number | null)[];
}

/** Everything a score run depends on: equal inputs give equal bytes. */
export interface RoundInputs {
  /** How many applications the round may accept. */
  readonly quota: number;
  readonly criteria: readonly { readonly id: string; readonly key: string; readonly weight: number }[];
  /** In the order of their ids. */
  readonly reviews: readonly SentReview[];
  /** By what reviewers are grouped, and what each application answered there; absent where the round groups nobody. */
  readonly groups?: { readonly field: string; readonly of: Readonly<Record<string, string>> };
  /** Fast and approximate, while reviews still arrive. */
  readonly preview: boolean;
}

const ScoreRunSchema = defineEntity({
  name: 'ScoreRun',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref().index(),
    inputsHash: p.string(),
    engineVersion: p.string(),
    level: p.smallint(),
    quota: p.integer(),
    reviews: p.integer(),
    /** The fitted model: mean, variances, interval factor. */
    model: p.json().$type<Record<string, unknown>>(),
    warnings: p.json().$type<ScoreWarning[]>(),
    /** Options of the engine, weights of criteria included. */
    settings: p.json().$type<Record<string, unknown>>().nullable(),
    /** Every level that went in, so that the run can be computed again; nothing for a preview. */
    inputs: p.json().$type<RoundInputs>().nullable().lazy(),
    /** When inputs and reasons of an old run that nothing rests on were given up; hashes, ranks and intervals stay. */
    thinnedAt: moment().nullable(),
    /** SHA-256 of everything that came out: computing the inputs again gives the same. */
    resultHash: p.string().nullable(),
    /** Approximate, while reviews still arrive; the exact run takes its place. */
    isPreview: p.boolean().default(false),
    /** The newest run of its round; older ones stay for comparison. */
    isCurrent: p.boolean().default(true),
    results: () => p.oneToMany(ScoreResult).mappedBy('run'),
    reviewers: () => p.oneToMany(ReviewerLeniency).mappedBy('run'),
  },
  uniques: [{ name: 'score_run_once', properties: ['round', 'inputsHash', 'engineVersion'] }],
  indexes: [
    {
      name: 'score_run_one_current',
      properties: ['round'],
      expression: 'create unique index "score_run_one_current" on "score_run" ("round_id") where "is_current"',
    },
  ],
});

/** One scoring of a round: frozen inputs, model and results. */
export class ScoreRun extends ScoreRunSchema.class {}
ScoreRunSchema.setClass(ScoreRun);

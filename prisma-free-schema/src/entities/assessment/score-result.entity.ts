import { defineEntity, p } from '@mikro-orm/core';
import { identified, sampled } from '../../columns.js';
import { Application } from '../applications/application.entity.js';
import { ScoreRun } from './score-run.entity.js';

export const bands = ['IN', 'CLOSE', 'OUT'] as const;
export type Band = (typeof bands)[number];

/** One review's part in a calibrated score. */
export interface Contribution {
  readonly reviewId: string;
  readonly reviewerId: string;
  readonly score: number;
  readonly adjusted: number;
  readonly share: number;
  readonly effect: number;
}

const ScoreResultSchema = defineEntity({
  name: 'ScoreResult',
  properties: {
    ...identified,
    ...sampled,
    run: () => p.manyToOne(ScoreRun).ref().deleteRule('cascade'),
    application: () => p.manyToOne(Application).ref().index(),
    reads: p.integer(),
    rawMean: p.double(),
    calibrated: p.double().nullable(),
    sd: p.double().nullable(),
    low: p.double().nullable(),
    high: p.double().nullable(),
    rank: p.integer(),
    rankLow: p.integer().nullable(),
    rankHigh: p.integer().nullable(),
    /** Chance to be among the first `quota` applications, 0 to 1. */
    chance: p.double().nullable(),
    band: p.enum(bands),
    /** Largest spread of one criterion between reviewers, in levels. */
    spread: p.double().default(0),
    /** Calibrated score of each criterion, in the order of the run's criteria; weighted they give the calibrated score. */
    parts: p.json().$type<number[]>().nullable(),
    contributions: p.json().$type<Contribution[]>(),
  },
  uniques: [{ name: 'score_result_once', properties: ['run', 'application'] }],
  indexes: [{ name: 'score_result_by_rank', properties: ['run', 'rank', 'id'] }],
});

/** Where one application stands in one run, and how sure that is. */
export class ScoreResult extends ScoreResultSchema.class {}
ScoreResultSchema.setClass(ScoreResult);

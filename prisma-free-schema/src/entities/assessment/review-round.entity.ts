import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, moment, sampled, versioned, words } from '../../columns.js';
import type { FitRules } from '../../fit-rules.js';
import { Season } from '../programmes/season.entity.js';
import { Stage } from '../programmes/stage.entity.js';
import { Assignment } from './assignment.entity.js';
import { Commitment, type ReviewerKind } from './commitment.entity.js';
import { Decision } from './decision.entity.js';
import { Rubric } from './rubric.entity.js';
import { ScoreRun } from './score-run.entity.js';

export const roundStates = ['SETUP', 'OPEN', 'LOCKED', 'SCORED'] as const;
export type RoundState = (typeof roundStates)[number];

/** Of the readers of each application at least `least` and at most `most` are of this kind; none of both is no rule. */
export interface ReviewerNeed {
  readonly kind: ReviewerKind;
  readonly least: number | null;
  readonly most: number | null;
}

const ReviewRoundSchema = defineEntity({
  name: 'ReviewRound',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    season: () => p.manyToOne(Season).ref().index(),
    stage: () => p.manyToOne(Stage).ref(),
    rubric: () => p.manyToOne(Rubric).ref(),
    name: localized(),
    state: p.enum(roundStates).default('SETUP'),
    readsPerApplication: p.integer().default(3),
    /** Reads that every reviewer who promised as many is given at least. */
    leastReads: p.integer().default(0),
    /** How many applications the round may accept: where the cut line lies. */
    quota: p.integer(),
    /** Keys of form fields that reviewers of this round do not see. */
    hiddenFields: words(),
    blind: p.boolean().default(true),
    openedAt: moment().nullable(),
    locksAt: moment(),
    /** Weights of the parts of a reviewer's fit where they differ from the defaults, by part. */
    fitWeights: p.json().$type<Readonly<Record<string, number>>>().nullable(),
    /** Hard rules of the fit where they differ from the usual ones. */
    fitRules: p.json().$type<FitRules>().nullable(),
    /** Key of the form field by which reviewers are grouped in scoring, the group being what they mostly read; none = not. */
    groupField: p.string().nullable(),
    /** Which kinds of reviewers each application needs. */
    needs: p.json().$type<readonly ReviewerNeed[]>().defaultRaw(`'[]'`),
    /** Most readers of one application who work at the same place; none = as it comes. */
    mostPerOrganisation: p.integer().nullable(),
    /** Counts score runs that were begun: a run that finds a later one begun gives up, so the latest wins. */
    scoringTurn: p.integer().default(0),
    commitments: () => p.oneToMany(Commitment).mappedBy('round'),
    assignments: () => p.oneToMany(Assignment).mappedBy('round'),
    scoreRuns: () => p.oneToMany(ScoreRun).mappedBy('round'),
    decisions: () => p.oneToMany(Decision).mappedBy('round'),
  },
  checks: [
    { name: 'review_round_reads', expression: 'reads_per_application between 1 and 20' },
    { name: 'review_round_quota', expression: 'quota > 0' },
    { name: 'review_round_least_reads', expression: 'least_reads between 0 and 500' },
    {
      name: 'review_round_organisation',
      expression: 'most_per_organisation is null or most_per_organisation between 1 and 20',
    },
  ],
});

/** One reading of a stage's applications by reviewers under one rubric. */
export class ReviewRound extends ReviewRoundSchema.class {}
ReviewRoundSchema.setClass(ReviewRound);

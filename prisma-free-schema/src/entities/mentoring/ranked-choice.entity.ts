import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled } from '../../columns.js';
import { Startup } from '../identity/startup.entity.js';
import { Cohort } from '../programmes/cohort.entity.js';
import { MentorProfile } from './mentor-profile.entity.js';

export const choosingSides = ['STARTUP', 'MENTOR'] as const;
export type ChoosingSide = (typeof choosingSides)[number];

/** How many of the other side one ranks at most. */
export const mostRanked = 5;

const RankedChoiceSchema = defineEntity({
  name: 'RankedChoice',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    cohort: () => p.manyToOne(Cohort).ref().index(),
    /** Who chose: the startup its mentor, or the mentor the startup. */
    side: p.enum(choosingSides),
    startup: () => p.manyToOne(Startup).ref(),
    mentor: () => p.manyToOne(MentorProfile).ref().index(),
    /** 1 is liked best. */
    rank: p.integer(),
  },
  uniques: [
    {
      name: 'ranked_choice_startup_rank',
      properties: ['startup', 'cohort', 'rank'],
      expression: `create unique index "ranked_choice_startup_rank" on "ranked_choice" ("startup_id", "cohort_id", "rank") where "side" = 'STARTUP'`,
    },
    { name: 'ranked_choice_once', properties: ['side', 'startup', 'mentor'] },
    {
      name: 'ranked_choice_mentor_rank',
      properties: ['mentor', 'rank'],
      expression: `create unique index "ranked_choice_mentor_rank" on "ranked_choice" ("mentor_id", "rank") where "side" = 'MENTOR'`,
    },
  ],
  checks: [{ name: 'ranked_choice_rank', expression: `rank between 1 and ${mostRanked}` }],
});

/**
 * Whom one side of the mentoring would like best, in order. For staff and for those who chose; the other side never sees
 * it. A director's pin is a `MatchWish`.
 */
export class RankedChoice extends RankedChoiceSchema.class {}
RankedChoiceSchema.setClass(RankedChoice);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, sampled, versioned } from '../../columns.js';
import type { FitRules } from '../../fit-rules.js';
import { MatchRun } from '../mentoring/match-run.entity.js';
import { MentorProfile } from '../mentoring/mentor-profile.entity.js';
import { Enrolment } from '../progress/enrolment.entity.js';
import { Season } from './season.entity.js';

const CohortSchema = defineEntity({
  name: 'Cohort',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    season: () => p.manyToOne(Season).ref().index(),
    slug: p.string().unique(),
    name: localized(),
    capacity: p.integer(),
    state: p.enum(['PLANNED', 'ACTIVE', 'COMPLETED'] as const).default('PLANNED'),
    /** Weights of the parts of a mentor's fit where they differ from the defaults, by part. */
    fitWeights: p.json().$type<Readonly<Record<string, number>>>().nullable(),
    /** Hard rules of the fit where they differ from the usual ones. */
    fitRules: p.json().$type<FitRules>().nullable(),
    enrolments: () => p.oneToMany(Enrolment).mappedBy('cohort'),
    mentors: () => p.oneToMany(MentorProfile).mappedBy('cohort'),
    matchRuns: () => p.oneToMany(MatchRun).mappedBy('cohort'),
  },
  checks: [{ name: 'cohort_capacity', expression: 'capacity > 0' }],
});

/** The startups that were taken in one season. */
export class Cohort extends CohortSchema.class {}
CohortSchema.setClass(Cohort);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, moment, sampled, versioned } from '../../columns.js';
import { Season } from '../programmes/season.entity.js';
import { Criterion } from './criterion.entity.js';

const RubricSchema = defineEntity({
  name: 'Rubric',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    season: () => p.manyToOne(Season).ref().index(),
    name: localized(),
    lowest: p.smallint().default(1),
    highest: p.smallint().default(5),
    /** Set by the first score; from then on nothing in it changes. */
    frozenAt: moment().nullable(),
    criteria: () => p.oneToMany(Criterion).mappedBy('rubric').orderBy({ position: 'asc' }),
  },
  checks: [{ name: 'rubric_scale', expression: 'lowest < highest' }],
});

/** The criteria of a review round, with weights that sum to 100. */
export class Rubric extends RubricSchema.class {}
RubricSchema.setClass(Rubric);

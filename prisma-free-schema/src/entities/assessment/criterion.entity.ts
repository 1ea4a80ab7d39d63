import { defineEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '#kernel';
import { dated, identified, localized, sampled } from '../../columns.js';
import { Rubric } from './rubric.entity.js';

const CriterionSchema = defineEntity({
  name: 'Criterion',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    rubric: () => p.manyToOne(Rubric).ref().deleteRule('cascade'),
    key: p.string(),
    position: p.integer(),
    name: localized(),
    question: localized(),
    /** Share of the total in percent. */
    weight: p.integer(),
    /** What each level of the scale means, from the lowest up. */
    anchors: p.json().$type<LocalizedText[]>(),
    mayBeLeftOut: p.boolean().default(false),
  },
  uniques: [{ name: 'criterion_key_once', properties: ['rubric', 'key'] }],
  checks: [{ name: 'criterion_weight', expression: 'weight between 1 and 100' }],
});

/** One thing that reviewers score. */
export class Criterion extends CriterionSchema.class {}
CriterionSchema.setClass(Criterion);

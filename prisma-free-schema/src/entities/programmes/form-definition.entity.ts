import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Season } from './season.entity.js';

export const formKinds = ['ELIGIBILITY', 'APPLICATION'] as const;

const FormDefinitionSchema = defineEntity({
  name: 'FormDefinition',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    season: () => p.manyToOne(Season).ref(),
    kind: p.enum(formKinds),
    formVersion: p.integer(),
    /** A `FormDefinition` of the forms library; read through its own check. */
    definition: p.json().$type<Record<string, unknown>>(),
    publishedAt: moment().nullable(),
  },
  uniques: [{ name: 'form_version_once', properties: ['season', 'kind', 'formVersion'] }],
});

/** One version of a form; never changed after the first answer. */
export class FormDefinition extends FormDefinitionSchema.class {}
FormDefinitionSchema.setClass(FormDefinition);

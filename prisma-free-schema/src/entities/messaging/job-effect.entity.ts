import { defineEntity, p } from '@mikro-orm/core';
import { moment } from '../../columns.js';

const JobEffectSchema = defineEntity({
  name: 'JobEffect',
  properties: { jobKey: p.string().primary(), name: p.string(), createdAt: moment().defaultRaw('now()') },
});

/** Proof that a job's effect stands; written in the same transaction as the effect, so it stands once. */
export class JobEffect extends JobEffectSchema.class {}
JobEffectSchema.setClass(JobEffect);

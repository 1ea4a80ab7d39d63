import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, sampled, versioned } from '../../columns.js';
import { Organisation } from '../identity/organisation.entity.js';
import { Season } from './season.entity.js';

export const programmeTypes = ['TRAINING', 'COMPETITION', 'INCUBATION', 'FESTIVAL', 'COMMUNITY'] as const;

const ProgrammeSchema = defineEntity({
  name: 'Programme',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    organisation: () => p.manyToOne(Organisation).ref(),
    slug: p.string().unique(),
    name: localized(),
    summary: localized(),
    type: p.enum(programmeTypes),
    zone: p.string().default('Asia/Jakarta'),
    seasons: () => p.oneToMany(Season).mappedBy('programme'),
  },
});

/** A family of seasons with one name, such as a yearly competition. */
export class Programme extends ProgrammeSchema.class {}
ProgrammeSchema.setClass(Programme);

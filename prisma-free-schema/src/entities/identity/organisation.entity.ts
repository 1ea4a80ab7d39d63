import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled } from '../../columns.js';
import { Programme } from '../programmes/programme.entity.js';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    name: p.string(),
    slug: p.string().unique(),
    programmes: () => p.oneToMany(Programme).mappedBy('organisation'),
  },
});

/** Who runs programmes and answers for the data in them. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, sampled, words } from '../../columns.js';
import { Organisation } from '../identity/organisation.entity.js';

export const spaceStates = ['PLANNED', 'PREPARING', 'OPEN', 'CLOSED'] as const;
export type SpaceState = (typeof spaceStates)[number];

const SpaceSchema = defineEntity({
  name: 'Space',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    organisation: () => p.manyToOne(Organisation).ref(),
    slug: p.string().unique(),
    name: p.string(),
    summary: localized(),
    regionCode: p.string(),
    state: p.enum(spaceStates),
    focusAreas: words(),
    facilities: words(),
  },
});

/** A place where people of the programmes meet and work. */
export class Space extends SpaceSchema.class {}
SpaceSchema.setClass(Space);

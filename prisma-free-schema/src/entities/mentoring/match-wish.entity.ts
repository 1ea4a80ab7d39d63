import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Startup } from '../identity/startup.entity.js';
import { MentorProfile } from './mentor-profile.entity.js';

export const wishKinds = ['PIN', 'FORBID'] as const;

const MatchWishSchema = defineEntity({
  name: 'MatchWish',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    startup: () => p.manyToOne(Startup).ref(),
    mentor: () => p.manyToOne(MentorProfile).ref(),
    kind: p.enum(wishKinds),
    setBy: () => p.manyToOne(Person).ref(),
  },
  uniques: [{ name: 'match_wish_once', properties: ['startup', 'mentor'] }],
});

/** A pair that the director holds together or keeps apart in every run. */
export class MatchWish extends MatchWishSchema.class {}
MatchWishSchema.setClass(MatchWish);

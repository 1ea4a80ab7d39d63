import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled } from '../../columns.js';
import { Application } from '../applications/application.entity.js';
import { Person } from '../identity/person.entity.js';
import { wishKinds } from '../mentoring/match-wish.entity.js';
import { ReviewRound } from './review-round.entity.js';

const ReadWishSchema = defineEntity({
  name: 'ReadWish',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref(),
    application: () => p.manyToOne(Application).ref().index(),
    reviewer: () => p.manyToOne(Person).ref().index(),
    kind: p.enum(wishKinds),
    setBy: () => p.manyToOne(Person).ref(),
  },
  uniques: [{ name: 'read_wish_once', properties: ['round', 'application', 'reviewer'] }],
});

/** A reviewer whom the director holds to an application, or keeps away from it, in every assignment of a round. */
export class ReadWish extends ReadWishSchema.class {}
ReadWishSchema.setClass(ReadWish);

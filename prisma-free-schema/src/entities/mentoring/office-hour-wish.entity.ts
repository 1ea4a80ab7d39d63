import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled } from '../../columns.js';
import { MentorProfile } from './mentor-profile.entity.js';
import { OfficeHourRequest } from './office-hour-request.entity.js';

const OfficeHourWishSchema = defineEntity({
  name: 'OfficeHourWish',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    request: () => p.manyToOne(OfficeHourRequest).ref().deleteRule('cascade'),
    mentor: () => p.manyToOne(MentorProfile).ref().index(),
    /** 3: above all, 2: gladly, 1: where it fits. */
    preference: p.integer(),
  },
  uniques: [{ name: 'office_hour_wish_once', properties: ['request', 'mentor'] }],
  checks: [{ name: 'office_hour_wish_preference', expression: 'preference between 1 and 3' }],
});

/** A mentor whom a startup wants to meet. */
export class OfficeHourWish extends OfficeHourWishSchema.class {}
OfficeHourWishSchema.setClass(OfficeHourWish);

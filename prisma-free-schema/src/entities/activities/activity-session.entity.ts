import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, moment, sampled } from '../../columns.js';
import { Activity } from './activity.entity.js';

const ActivitySessionSchema = defineEntity({
  name: 'ActivitySession',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    activity: () => p.manyToOne(Activity).ref().deleteRule('cascade'),
    /** Place in the order, from 1. */
    position: p.integer(),
    title: localized().nullable(),
    startsAt: moment(),
    endsAt: moment(),
  },
  uniques: [
    { name: 'activity_session_position_once', properties: ['activity', 'position'] },
    // What the attendance refers to, so that a presence cannot name the session of another activity.
    { name: 'activity_session_of_activity', properties: ['id', 'activity'] },
  ],
  checks: [
    { name: 'activity_session_time_order', expression: 'ends_at > starts_at' },
    { name: 'activity_session_position', expression: 'position >= 1' },
  ],
});

/** A day or a part of an activity, in which presence is taken. */
export class ActivitySession extends ActivitySessionSchema.class {}
ActivitySessionSchema.setClass(ActivitySession);

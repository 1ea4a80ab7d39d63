import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, localized, moment, sampled, versioned, words } from '../../columns.js';
import { Organisation } from '../identity/organisation.entity.js';
import { Season } from '../programmes/season.entity.js';
import { Space } from '../spaces/space.entity.js';
import { ActivitySession } from './activity-session.entity.js';
import { Attendance } from './attendance.entity.js';
import { HeadCount } from './head-count.entity.js';
import { Registration } from './registration.entity.js';

export const activityGroups = ['MANAGERIAL', 'VOCATIONAL', 'STARTUP', 'COMMUNITY', 'TALK', 'FESTIVAL'] as const;
export type ActivityGroup = (typeof activityGroups)[number];

export const activityModes = ['ONLINE', 'OFFLINE', 'HYBRID'] as const;
export type ActivityMode = (typeof activityModes)[number];

export const activityStates = ['DRAFT', 'PUBLISHED', 'CANCELLED'] as const;
export type ActivityState = (typeof activityStates)[number];

const ActivitySchema = defineEntity({
  name: 'Activity',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** Where it takes place; none when it is online or on the road. */
    space: () => p.manyToOne(Space).ref().nullable(),
    /** The season it belongs to, if any. */
    season: () => p.manyToOne(Season).ref().nullable().index(),
    slug: p.string().unique(),
    title: localized(),
    summary: localized(),
    group: p.enum(activityGroups),
    mode: p.enum(activityModes),
    state: p.enum(activityStates).default('DRAFT'),
    /** Begin of the first session. */
    startsAt: moment(),
    /** End of the last session. */
    endsAt: moment(),
    /** IANA zone in which its times are told. */
    zone: p.string(),
    /** The room, or how to find it. */
    place: localized().nullable(),
    link: p.string().nullable(),
    /** How people come to take part; none where nothing is asked of them. */
    howToJoin: localized().nullable(),
    /** Most people on site and online; none is no limit. */
    quotaOnsite: p.integer().nullable(),
    quotaOnline: p.integer().nullable(),
    /** In minor units of the currency; 0 is free. */
    price: p.integer().default(0),
    /** ISO 4217. */
    currency: p.string().length(3),
    hosts: words(),
    focusAreas: words(),
    fundingSource: p.string().nullable(),
    sessions: () => p.oneToMany(ActivitySession).mappedBy('activity'),
    registrations: () => p.oneToMany(Registration).mappedBy('activity'),
    attendances: () => p.oneToMany(Attendance).mappedBy('activity'),
    headCounts: () => p.oneToMany(HeadCount).mappedBy('activity'),
  },
  indexes: [
    { name: 'activity_by_start', properties: ['startsAt', 'id'] },
    { name: 'activity_by_space', properties: ['space', 'startsAt'] },
  ],
  checks: [
    { name: 'activity_time_order', expression: 'starts_at < ends_at' },
    { name: 'activity_quotas', expression: 'quota_onsite >= 0 and quota_online >= 0' },
    {
      name: 'activity_quotas_fit_mode',
      expression: `(mode <> 'ONLINE' or quota_onsite is null) and (mode <> 'OFFLINE' or quota_online is null)`,
    },
    { name: 'activity_price', expression: 'price >= 0' },
  ],
});

/** Something people come to, on site, online or both: a class, a talk, a meeting, an exhibition. */
export class Activity extends ActivitySchema.class {}
ActivitySchema.setClass(Activity);

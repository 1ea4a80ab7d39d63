import type { ActivityGroup, ActivityMode } from '../src/entities/activities/activity.entity.js';

/**
 * The activities at Semarang until 31 August 2020. Published are 231 activities and 12,908 persons; all splits are
 * invented so that the totals can be checked.
 */
export const semarang = {
  /** Activities by month and mode: 231. */
  months: [
    { month: '2020-01', OFFLINE: 1, ONLINE: 0, HYBRID: 0 },
    { month: '2020-02', OFFLINE: 22, ONLINE: 0, HYBRID: 0 },
    { month: '2020-03', OFFLINE: 12, ONLINE: 12, HYBRID: 0 },
    { month: '2020-04', OFFLINE: 0, ONLINE: 26, HYBRID: 0 },
    { month: '2020-05', OFFLINE: 0, ONLINE: 30, HYBRID: 0 },
    { month: '2020-06', OFFLINE: 3, ONLINE: 26, HYBRID: 9 },
    { month: '2020-07', OFFLINE: 13, ONLINE: 18, HYBRID: 13 },
    { month: '2020-08', OFFLINE: 17, ONLINE: 14, HYBRID: 15 },
  ],
  /** The same by mode and group. */
  groups: {
    OFFLINE: { MANAGERIAL: 10, VOCATIONAL: 20, STARTUP: 8, COMMUNITY: 20, TALK: 5, FESTIVAL: 5 },
    ONLINE: { MANAGERIAL: 36, VOCATIONAL: 33, STARTUP: 0, COMMUNITY: 37, TALK: 20, FESTIVAL: 0 },
    HYBRID: { MANAGERIAL: 8, VOCATIONAL: 8, STARTUP: 4, COMMUNITY: 9, TALK: 5, FESTIVAL: 3 },
  } satisfies Record<ActivityMode, Record<ActivityGroup, number>>,
  /** Presences by mode: 16,632. */
  presences: { ONLINE: 10_464, OFFLINE: 3_060, HYBRID: { ONSITE: 1_110, ONLINE: 1_998 } },
  /** Persons with one, two and three presences: 12,908. */
  persons: { once: 9_908, twice: 2_276, thrice: 724 },
  /** Each startup training lasts three days; this many come to all three, of a hybrid one so many on site. */
  threeDays: { each: 30, onsiteOfHybrid: 12 },
  /** Registered and never seen; registered and cancelled. */
  noShows: 2_114,
  cancelled: 187,
  duplicates: 212,
  /** At each of the eight exhibitions: 640. */
  headCountEach: 80,
  genders: { F: 6_712, M: 6_004, UNDISCLOSED: 192 },
  regions: { semarang: 5_163, centralJava: 6_195, elsewhere: 1_550 },
} as const;

import { among, column, count, eq, range, readModel, sqlPastPolicies, sum } from '#read-plan';
import { Activity, ActivitySession, Attendance, HeadCount, Registration } from '#schema';

/** The counts are shown to those alone who may see the rows behind them: the guard asks before the counting. */
const asGuarded = { policy: 'none', because: 'the field is guarded by the rule `count` of the activity' } as const;
const registered = { type: 'Registration', by: 'activity', ...asGuarded } as const;
const present = { type: 'Attendance', by: 'activity', ...asGuarded } as const;
const came = { state: ['PRESENT', 'LATE'] };

/** Public where a quota is set. */
const seats = 'what is left of a quota tells how many come, and nothing about who';

export const activitiesReadModels = [
  readModel({
    type: 'Activity',
    entity: Activity,
    columns: [
      'slug',
      'group',
      'mode',
      'state',
      'startsAt',
      'endsAt',
      'zone',
      'link',
      'quotaOnsite',
      'quotaOnline',
      'price',
      'currency',
      'hosts',
      'focusAreas',
      'fundingSource',
      'isSample',
      'version',
    ],
    localized: { title: 'title', summary: 'summary', place: 'place', howToJoin: 'howToJoin' },
    toOne: { space: 'Space', season: 'Season' },
    toMany: { sessions: { type: 'ActivitySession', by: 'activity', orderBy: ['position'], limit: 60 } },
    derived: {
      registrationCount: count({ ...registered, where: { state: 'REGISTERED' } }),
      waitlistCount: count({ ...registered, where: { state: 'WAITLISTED' } }),
      attendanceCount: count({ ...present, where: came }),
      onsiteCount: count({ ...present, where: { ...came, mode: 'ONSITE' } }),
      onlineCount: count({ ...present, where: { ...came, mode: 'ONLINE' } }),
      headCount: sum({ type: 'HeadCount', by: 'activity', of: 'people', ...asGuarded }),
      onsiteLeft: sqlPastPolicies(
        seats,
      )`case when ${column('quotaOnsite')} is not null then greatest(0, ${column('quotaOnsite')} - (select count(*)::int
        from registration r where r.activity_id = ${column('id')} and r.state = 'REGISTERED' and r.mode = 'ONSITE')) end`,
      onlineLeft: sqlPastPolicies(
        seats,
      )`case when ${column('quotaOnline')} is not null then greatest(0, ${column('quotaOnline')} - (select count(*)::int
        from registration r where r.activity_id = ${column('id')} and r.state = 'REGISTERED' and r.mode = 'ONLINE')) end`,
    },
    guarded: {
      registrationCount: 'count',
      waitlistCount: 'count',
      attendanceCount: 'count',
      onsiteCount: 'count',
      onlineCount: 'count',
      headCount: 'count',
      fundingSource: 'count',
    },
    filters: {
      startsAt: range('startsAt'),
      mode: among('mode'),
      group: among('group'),
      space: eq('space.slug'),
    },
    orderBy: { startsAt: ['startsAt'] },
    defaultOrder: 'startsAt',
    policy: 'rules',
  }),
  readModel({
    type: 'ActivitySession',
    entity: ActivitySession,
    columns: ['position', 'startsAt', 'endsAt'],
    localized: { title: 'title' },
    policy: 'rules',
  }),
  readModel({
    type: 'Registration',
    entity: Registration,
    columns: ['mode', 'state', 'ticket', 'registeredAt', 'cancelledAt'],
    toOne: { activity: 'Activity', person: 'Person' },
    filters: { activityId: eq('activity') },
    policy: 'rules',
  }),
  readModel({
    type: 'Attendance',
    entity: Attendance,
    columns: ['state', 'mode', 'source', 'at'],
    toOne: { activity: 'Activity', session: 'ActivitySession', person: 'Person' },
    filters: { activityId: eq('activity') },
    policy: 'rules',
  }),
  readModel({
    type: 'HeadCount',
    entity: HeadCount,
    columns: ['mode', 'people', 'countedAt', 'note'],
    toOne: { activity: 'Activity' },
    filters: { activityId: eq('activity') },
    policy: 'rules',
  }),
];

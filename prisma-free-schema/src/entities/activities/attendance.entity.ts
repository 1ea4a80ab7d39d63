import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { ActivitySession } from './activity-session.entity.js';
import { Activity } from './activity.entity.js';
import { takingPart } from './registration.entity.js';

export const attendanceStates = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** How a presence became known. */
export const attendanceSources = ['QR', 'CODE', 'MANUAL', 'ONLINE_LOG', 'IMPORT'] as const;
export type AttendanceSource = (typeof attendanceSources)[number];

const AttendanceSchema = defineEntity({
  name: 'Attendance',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    /** The session's activity; the database holds the two together. */
    activity: () => p.manyToOne(Activity).ref(),
    session: () => p.manyToOne(ActivitySession).ref(),
    person: () => p.manyToOne(Person).ref().index(),
    state: p.enum(attendanceStates),
    mode: p.enum(takingPart),
    source: p.enum(attendanceSources),
    /** When it was seen; of several the earliest. */
    at: moment(),
  },
  uniques: [
    { name: 'attendance_once', properties: ['session', 'person'] },
    {
      name: 'attendance_session_of_activity',
      expression:
        'alter table "attendance" add constraint "attendance_session_of_activity" foreign key ("session_id", "activity_id") references "activity_session" ("id", "activity_id")',
    },
    // The unit of work does not know of this order: store the registration first.
    {
      name: 'attendance_of_registered',
      expression:
        'alter table "attendance" add constraint "attendance_of_registered" foreign key ("activity_id", "person_id") references "registration" ("activity_id", "person_id") on update cascade',
    },
  ],
  indexes: [
    {
      name: 'attendance_by_activity',
      properties: ['activity'],
      expression: 'create index "attendance_by_activity" on "attendance" ("activity_id") include ("state", "mode")',
    },
  ],
});

/** Whether one person who is registered was there in one session. */
export class Attendance extends AttendanceSchema.class {}
AttendanceSchema.setClass(Attendance);

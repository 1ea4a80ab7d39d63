import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Cohort } from '../programmes/cohort.entity.js';
import { OfficeHourMeeting } from './office-hour-meeting.entity.js';
import { OfficeHourRequest } from './office-hour-request.entity.js';
import { OfficeHourRun } from './office-hour-run.entity.js';
import { OfficeHourSlot } from './office-hour-slot.entity.js';

/** OPEN: mentors offer times, teams say their wishes. PUBLISHED: meetings stand, free places go to whoever books first. */
export const officeHourStates = ['OPEN', 'PUBLISHED'] as const;
export type OfficeHourState = (typeof officeHourStates)[number];

const OfficeHourRoundSchema = defineEntity({
  name: 'OfficeHourRound',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    cohort: () => p.manyToOne(Cohort).ref().index(),
    name: p.string(),
    state: p.enum(officeHourStates).default('OPEN'),
    /** The days in which meetings take place; slots begin every `slotMinutes` from here. */
    startsAt: moment(),
    endsAt: moment(),
    slotMinutes: p.integer().default(30),
    wishesCloseAt: moment(),
    /** Places that mentors must have offered before an allotment may be asked for. */
    leastPlaces: p.integer().default(1),
    openedBy: () => p.manyToOne(Person).ref().nullable(),
    publishedAt: moment().nullable(),
    slots: () => p.oneToMany(OfficeHourSlot).mappedBy('round'),
    requests: () => p.oneToMany(OfficeHourRequest).mappedBy('round'),
    meetings: () => p.oneToMany(OfficeHourMeeting).mappedBy('round'),
    runs: () => p.oneToMany(OfficeHourRun).mappedBy('round'),
  },
  checks: [
    { name: 'office_hour_round_time_order', expression: 'ends_at > starts_at' },
    { name: 'office_hour_round_wishes', expression: 'wishes_close_at <= ends_at' },
    { name: 'office_hour_round_minutes', expression: 'slot_minutes between 10 and 240' },
    { name: 'office_hour_round_least', expression: 'least_places between 1 and 10000' },
    { name: 'office_hour_round_published', expression: "(state = 'PUBLISHED') = (published_at is not null)" },
  ],
});

/** Office hours of a cohort: mentors offer times, teams say whom they want to meet, the best timetable is published. */
export class OfficeHourRound extends OfficeHourRoundSchema.class {}
OfficeHourRoundSchema.setClass(OfficeHourRound);

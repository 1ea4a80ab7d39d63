import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Startup } from '../identity/startup.entity.js';
import { MentorProfile } from './mentor-profile.entity.js';
import { OfficeHourRound } from './office-hour-round.entity.js';
import { OfficeHourSlot } from './office-hour-slot.entity.js';

export const meetingStates = ['BOOKED', 'CANCELLED'] as const;
export type MeetingState = (typeof meetingStates)[number];

const OfficeHourMeetingSchema = defineEntity({
  name: 'OfficeHourMeeting',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    round: () => p.manyToOne(OfficeHourRound).ref(),
    startup: () => p.manyToOne(Startup).ref().index(),
    mentor: () => p.manyToOne(MentorProfile).ref().index(),
    slot: () => p.manyToOne(OfficeHourSlot).ref().index(),
    /** Place in the slot, from 1 to its capacity: of two who take the last one, one wins. */
    seat: p.integer(),
    /** Times of the slot, which the database holds together. */
    startsAt: moment(),
    endsAt: moment(),
    state: p.enum(meetingStates).default('BOOKED'),
    /** Who booked it by hand; nobody where the allotment did. */
    bookedBy: () => p.manyToOne(Person).ref().nullable(),
    topic: p.text().default(''),
    cancelledAt: moment().nullable(),
    /** Who cancelled it; nobody where a conflict of interest ended it. */
    cancelledBy: () => p.manyToOne(Person).ref().nullable(),
    cancelNote: p.text().default(''),
    /** How many reminders went out: a day before it and an hour before it. */
    reminders: p.smallint().default(0),
  },
  indexes: [
    { name: 'office_hour_meeting_by_round', properties: ['round'] },
    {
      name: 'office_hour_meeting_to_remind',
      properties: ['startsAt'],
      expression: `create index "office_hour_meeting_to_remind" on "office_hour_meeting" ("starts_at") where "state" = 'BOOKED' and "reminders" < 2`,
    },
    {
      name: 'office_hour_meeting_seat_once',
      properties: ['slot', 'seat'],
      expression: `create unique index "office_hour_meeting_seat_once" on "office_hour_meeting" ("slot_id", "seat") where "state" = 'BOOKED'`,
    },
    {
      name: 'office_hour_meeting_pair_once',
      properties: ['round', 'startup', 'mentor'],
      expression: `create unique index "office_hour_meeting_pair_once" on "office_hour_meeting" ("round_id", "startup_id", "mentor_id") where "state" = 'BOOKED'`,
    },
  ],
  uniques: [
    {
      name: 'office_hour_meeting_in_slot',
      expression:
        'alter table "office_hour_meeting" add constraint "office_hour_meeting_in_slot" foreign key ("slot_id", "round_id", "mentor_id", "starts_at", "ends_at") references "office_hour_slot" ("id", "round_id", "mentor_id", "starts_at", "ends_at")',
    },
    {
      name: 'office_hour_meeting_apart',
      expression: `alter table "office_hour_meeting" add constraint "office_hour_meeting_apart" exclude using gist ("startup_id" with =, tstzrange("starts_at", "ends_at") with &&) where ("state" = 'BOOKED')`,
    },
  ],
  checks: [
    { name: 'office_hour_meeting_reminders_range', expression: 'reminders between 0 and 2' },
    { name: 'office_hour_meeting_seat', expression: 'seat >= 1' },
    { name: 'office_hour_meeting_cancelled', expression: "(state = 'CANCELLED') = (cancelled_at is not null)" },
  ],
});

/**
 * One startup with one mentor in one slot. The database holds that nobody is in two places, that no slot takes more than
 * its capacity (`office_hour_seats`) and that no pair in conflict meets (`meeting_without_conflict`).
 */
export class OfficeHourMeeting extends OfficeHourMeetingSchema.class {}
OfficeHourMeetingSchema.setClass(OfficeHourMeeting);

import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { MentorProfile } from './mentor-profile.entity.js';
import { OfficeHourMeeting } from './office-hour-meeting.entity.js';
import { OfficeHourRound } from './office-hour-round.entity.js';

export const slotModes = ['ONLINE', 'ONSITE'] as const;
export type SlotMode = (typeof slotModes)[number];

const OfficeHourSlotSchema = defineEntity({
  name: 'OfficeHourSlot',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(OfficeHourRound).ref().index(),
    mentor: () => p.manyToOne(MentorProfile).ref().index(),
    /** The mentor's person, who may mentor in several cohorts; the database holds the two together. */
    person: () => p.manyToOne(Person).ref(),
    startsAt: moment(),
    endsAt: moment(),
    /** How many startups come at the same time. */
    capacity: p.integer().default(1),
    mode: p.enum(slotModes).default('ONLINE'),
    /** Where: a link or a room. Known to those who meet there. */
    place: p.text().default(''),
    withdrawnAt: moment().nullable(),
    meetings: () => p.oneToMany(OfficeHourMeeting).mappedBy('slot'),
  },
  uniques: [
    // What a meeting refers to, so that its times are those of its slot.
    {
      name: 'office_hour_slot_as_met',
      properties: ['id', 'round', 'mentor', 'startsAt', 'endsAt'],
    },
    {
      name: 'office_hour_slot_of_person',
      expression:
        'alter table "office_hour_slot" add constraint "office_hour_slot_of_person" foreign key ("mentor_id", "person_id") references "mentor_profile" ("id", "person_id") on update cascade',
    },
    {
      name: 'office_hour_slot_apart',
      expression:
        'alter table "office_hour_slot" add constraint "office_hour_slot_apart" exclude using gist ("person_id" with =, tstzrange("starts_at", "ends_at") with &&) where ("withdrawn_at" is null)',
    },
  ],
  checks: [
    { name: 'office_hour_slot_time_order', expression: 'ends_at > starts_at' },
    { name: 'office_hour_slot_capacity', expression: 'capacity between 1 and 20' },
  ],
});

/** A time that a mentor offers to the startups of a cohort. */
export class OfficeHourSlot extends OfficeHourSlotSchema.class {}
OfficeHourSlotSchema.setClass(OfficeHourSlot);

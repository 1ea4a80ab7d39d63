import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled, versioned, words } from '../../columns.js';
import { meetingChecks, meetingTerms } from '../../meeting-terms.js';
import { Person } from '../identity/person.entity.js';
import { Cohort } from '../programmes/cohort.entity.js';
import { MentorMatch } from './mentor-match.entity.js';
import { OfficeHourMeeting } from './office-hour-meeting.entity.js';
import { OfficeHourSlot } from './office-hour-slot.entity.js';

export const mentorStates = ['INVITED', 'ACTIVE', 'PAUSED', 'ENDED'] as const;

const MentorProfileSchema = defineEntity({
  name: 'MentorProfile',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    person: () => p.manyToOne(Person).ref().index(),
    cohort: () => p.manyToOne(Cohort).ref(),
    headline: p.string().default(''),
    organisation: p.string().default(''),
    /** What this mentor knows, in his or her own words; compared with the text of applications. */
    bio: p.text().default(''),
    /** Companies this mentor owns, advises or put money into. */
    ventures: words().defaultRaw(`'{}'`),
    topics: words(),
    sectors: words(),
    stages: words(),
    ...meetingTerms,
    maxStartups: p.integer().default(3),
    state: p.enum(mentorStates).default('ACTIVE'),
    matches: () => p.oneToMany(MentorMatch).mappedBy('mentor'),
    slots: () => p.oneToMany(OfficeHourSlot).mappedBy('mentor'),
    meetings: () => p.oneToMany(OfficeHourMeeting).mappedBy('mentor'),
  },
  indexes: [{ name: 'mentor_profile_by_cohort', properties: ['cohort'] }],
  uniques: [
    { name: 'mentor_profile_once', properties: ['person', 'cohort'] },
    // What a slot of office hours refers to, so that it belongs to the mentor's own person.
    { name: 'mentor_profile_of_person', properties: ['id', 'person'] },
  ],
  checks: [
    { name: 'mentor_profile_max', expression: 'max_startups between 0 and 50' },
    ...meetingChecks('mentor_profile'),
  ],
});

/** A mentor as one cohort knows that person: topics, sectors and room for startups. */
export class MentorProfile extends MentorProfileSchema.class {}
MentorProfileSchema.setClass(MentorProfile);

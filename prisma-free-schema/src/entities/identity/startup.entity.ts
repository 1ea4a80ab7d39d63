import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled, versioned, words } from '../../columns.js';
import { meetingChecks, meetingTerms } from '../../meeting-terms.js';
import { Application } from '../applications/application.entity.js';
import { Conflict } from '../assessment/conflict.entity.js';
import { MentorMatch } from '../mentoring/mentor-match.entity.js';
import { OfficeHourMeeting } from '../mentoring/office-hour-meeting.entity.js';
import { Enrolment } from '../progress/enrolment.entity.js';
import { Membership } from './membership.entity.js';

export const startupStages = ['IDEA', 'PROTOTYPE', 'MVP', 'EARLY_REVENUE', 'GROWTH'] as const;
export type StartupStage = (typeof startupStages)[number];

const StartupSchema = defineEntity({
  name: 'Startup',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    name: p.string(),
    oneLiner: p.text().default(''),
    sectors: words(),
    topicsNeeded: words(),
    stage: p.enum(startupStages).nullable(),
    regionCode: p.string().nullable(),
    website: p.string().nullable(),
    ...meetingTerms,
    memberships: () => p.oneToMany(Membership).mappedBy('startup'),
    applications: () => p.oneToMany(Application).mappedBy('startup'),
    enrolments: () => p.oneToMany(Enrolment).mappedBy('startup'),
    matches: () => p.oneToMany(MentorMatch).mappedBy('startup'),
    meetings: () => p.oneToMany(OfficeHourMeeting).mappedBy('startup'),
    conflicts: () => p.oneToMany(Conflict).mappedBy('startup'),
  },
  checks: meetingChecks('startup'),
});

/** A team and its venture; the same row from its first application to its alumni years. */
export class Startup extends StartupSchema.class {}
StartupSchema.setClass(Startup);

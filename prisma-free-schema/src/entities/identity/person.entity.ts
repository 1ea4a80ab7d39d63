import { defineEntity, p } from '@mikro-orm/core';
import { locales } from '#kernel';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Assignment } from '../assessment/assignment.entity.js';
import { Commitment } from '../assessment/commitment.entity.js';
import { MentorProfile } from '../mentoring/mentor-profile.entity.js';
import { Membership } from './membership.entity.js';
import { RoleGrant } from './role-grant.entity.js';

/** As the person says; none where nobody asked. */
export const genders = ['F', 'M', 'UNDISCLOSED'] as const;
export type Gender = (typeof genders)[number];

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    accountId: p.string().unique().nullable(),
    email: p.string().unique(),
    fullName: p.string(),
    locale: p.enum(locales).default('id'),
    phone: p.string().nullable(),
    regionCode: p.string().nullable(),
    gender: p.enum(genders).nullable(),
    seenAt: moment().nullable(),
    grants: () => p.oneToMany(RoleGrant).mappedBy('person'),
    memberships: () => p.oneToMany(Membership).mappedBy('person'),
    mentorProfiles: () => p.oneToMany(MentorProfile).mappedBy('person'),
    commitments: () => p.oneToMany(Commitment).mappedBy('reviewer'),
    assignments: () => p.oneToMany(Assignment).mappedBy('reviewer'),
  },
  checks: [{ name: 'person_email_is_lower_case', expression: 'email = lower(email)' }],
});

/** One human being, known once, with or without an account to sign in. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

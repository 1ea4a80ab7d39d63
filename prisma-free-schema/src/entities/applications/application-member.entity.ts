import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from '../identity/person.entity.js';
import { Application } from './application.entity.js';

export const memberRights = ['READ', 'EDIT', 'SUBMIT'] as const;
export type MemberRight = (typeof memberRights)[number];

const ApplicationMemberSchema = defineEntity({
  name: 'ApplicationMember',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    application: () => p.manyToOne(Application).ref().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().nullable().index(),
    name: p.string(),
    email: p.string(),
    roleInTeam: p.enum(['HUSTLER', 'HIPSTER', 'HACKER', 'OTHER'] as const).default('OTHER'),
    right: p.enum(memberRights).default('EDIT'),
    isLead: p.boolean().default(false),
    joinedAt: moment().nullable(),
  },
  uniques: [{ name: 'application_member_once', properties: ['application', 'email'] }],
});

/** A team member named in an application, and what that person may do to it. */
export class ApplicationMember extends ApplicationMemberSchema.class {}
ApplicationMemberSchema.setClass(ApplicationMember);

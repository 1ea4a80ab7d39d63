import { readModel } from '#read-plan';
import { Invitation, Membership, Organisation, Person, RoleGrant, Startup } from '#schema';

export const identityReadModels = [
  readModel({ type: 'Organisation', entity: Organisation, columns: ['name', 'slug'], policy: 'rules' }),
  readModel({
    type: 'Person',
    entity: Person,
    columns: ['fullName', 'email', 'locale', 'isSample'],
    toMany: { grants: { type: 'RoleGrant', by: 'person' } },
    orderBy: { name: ['fullName'] },
    policy: 'rules',
  }),
  readModel({
    type: 'RoleGrant',
    entity: RoleGrant,
    columns: ['role', 'scopeKind', 'scopeId'],
    toOne: { person: 'Person' },
    policy: 'rules',
  }),
  readModel({
    type: 'Invitation',
    entity: Invitation,
    columns: ['email', 'role', 'expiresAt', 'usedAt', 'revokedAt', 'createdAt'],
    orderBy: { createdAt: ['createdAt'] },
    defaultOrder: 'createdAt desc',
    policy: 'rules',
  }),
  readModel({
    type: 'Startup',
    entity: Startup,
    columns: [
      'name',
      'oneLiner',
      'sectors',
      'topicsNeeded',
      'stage',
      'regionCode',
      'website',
      'languages',
      'meetingMode',
      'spaces',
      'freeTimes',
      'isSample',
      'version',
    ],
    toMany: {
      memberships: { type: 'Membership', by: 'startup', where: { leftAt: null } },
      applications: { type: 'Application', by: 'startup', orderBy: ['createdAt desc'] },
      enrolments: { type: 'Enrolment', by: 'startup', orderBy: ['startedAt desc'] },
      matches: { type: 'MentorMatch', by: 'startup', where: { state: { $ne: 'PROPOSED' } } },
    },
    orderBy: { name: ['name'] },
    policy: 'rules',
  }),
  readModel({
    type: 'Membership',
    entity: Membership,
    columns: ['roleInTeam', 'isLead'],
    toOne: { person: 'Person', startup: 'Startup' },
    policy: 'rules',
  }),
];

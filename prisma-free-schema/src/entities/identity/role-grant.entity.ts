import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from './person.entity.js';

export const roles = ['ADMIN', 'DIRECTOR', 'STAFF', 'REVIEWER', 'MENTOR'] as const;
export type Role = (typeof roles)[number];

export const scopeKinds = ['PLATFORM', 'PROGRAMME', 'COHORT', 'SPACE'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

const RoleGrantSchema = defineEntity({
  name: 'RoleGrant',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    person: () => p.manyToOne(Person).ref().index(),
    role: p.enum(roles),
    scopeKind: p.enum(scopeKinds),
    scopeId: p.uuid().nullable(),
    grantedBy: () => p.manyToOne(Person).ref().nullable(),
    endsAt: moment().nullable(),
  },
  uniques: [
    {
      name: 'role_grant_once',
      properties: ['person', 'role', 'scopeKind', 'scopeId'],
      expression:
        'alter table "role_grant" add constraint "role_grant_once" unique nulls not distinct ("person_id", "role", "scope_kind", "scope_id")',
    },
  ],
  checks: [{ name: 'role_grant_scope', expression: `(scope_kind = 'PLATFORM') = (scope_id is null)` }],
});

/** What one person may do, and where: (person, role, scope). */
export class RoleGrant extends RoleGrantSchema.class {}
RoleGrantSchema.setClass(RoleGrant);

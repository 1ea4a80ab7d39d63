import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled } from '../../columns.js';
import { Person } from './person.entity.js';
import { roles, scopeKinds } from './role-grant.entity.js';

const InvitationSchema = defineEntity({
  name: 'Invitation',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    email: p.string(),
    role: p.enum(roles),
    scopeKind: p.enum(scopeKinds),
    scopeId: p.uuid().nullable(),
    /** SHA-256 of the token in the letter, in hex; the token itself is stored nowhere. */
    tokenHash: p.string().unique(),
    expiresAt: moment(),
    usedAt: moment().nullable(),
    revokedAt: moment().nullable(),
    invitedBy: () => p.manyToOne(Person).ref().nullable(),
    usedBy: () => p.manyToOne(Person).ref().nullable(),
  },
  checks: [
    { name: 'invitation_email_is_lower_case', expression: 'email = lower(email)' },
    { name: 'invitation_scope', expression: `(scope_kind = 'PLATFORM') = (scope_id is null)` },
  ],
});

/** A letter that gives one role to the owner of one address, once, within seven days. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);

import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Invitation, Person, RoleGrant } from '#schema';
import type { IdentityCode } from './identity.errors.js';
import { hashOfToken } from './invite-person.js';

/** Takes an invitation, once, by the person whose address stands on it. */
@Injectable()
export class AcceptInvitation {
  constructor(private readonly em: EntityManager) {}

  /**
   * @returns id of the role grant, which may have been held before
   * @throws INVITATION_UNKNOWN, INVITATION_USED, INVITATION_EXPIRED, INVITATION_FOR_ANOTHER
   */
  execute(viewer: Viewer, token: string): Promise<Id> {
    return this.em.transactional(async (em) => {
      const person = await em.findOneOrFail(Person, { id: viewer.self });
      const invitation = await em.findOne(
        Invitation,
        { tokenHash: hashOfToken(token) },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      refuseUnusable(invitation, person);
      invitation.usedAt = new Date();
      invitation.usedBy = em.getReference(Person, person.id, { wrapped: true });
      const scope = { role: invitation.role, scopeKind: invitation.scopeKind, scopeId: invitation.scopeId ?? null };
      const held = await em.findOne(RoleGrant, { person: person.id, ...scope });
      if (held) return held.id;
      const grant = em.create(RoleGrant, {
        id: newId(),
        person: person.id,
        ...scope,
        grantedBy: invitation.invitedBy?.id ?? null,
      });
      em.persist(grant);
      return grant.id;
    });
  }
}

function refuseUnusable(invitation: Invitation | null, person: Person): asserts invitation is Invitation {
  const refuse = (code: IdentityCode) => {
    throw new DomainError<IdentityCode>(code, { field: 'token' });
  };
  if (!invitation || invitation.revokedAt) return refuse('INVITATION_UNKNOWN');
  if (invitation.email !== person.email) return refuse('INVITATION_FOR_ANOTHER');
  if (invitation.usedAt) return refuse('INVITATION_USED');
  if (invitation.expiresAt < new Date()) return refuse('INVITATION_EXPIRED');
}

import { createHash, randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, inLocale, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Invitation, Person, Programme, type Role } from '#schema';
import type { IdentityCode } from './identity.errors.js';
import { IdentitySettings } from './identity-settings.js';
import { queueLetter } from './letters.js';

export interface InviteInput {
  readonly email: string;
  readonly role: Role;
  readonly programmeId: Id;
}

const seven = 7 * 24 * 60 * 60 * 1000;

/** The hash under which a token is kept. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Writes one person a letter that gives one role in one programme. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly settings: IdentitySettings,
  ) {}

  /**
   * @returns id of the invitation
   * @throws NOT_FOUND outside the programmes one directs, NOT_GRANTABLE for a role above one's own
   */
  execute(viewer: Viewer, { email, role, programmeId }: InviteInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      mustBeAllowedToInvite(viewer, role, programmeId);
      const programme = await em.findOne(Programme, { id: programmeId });
      if (!programme) throw new DomainError('NOT_FOUND');
      const token = randomBytes(24).toString('base64url');
      const invitation = em.create(Invitation, {
        id: newId(),
        email: email.trim().toLowerCase(),
        role,
        scopeKind: 'PROGRAMME',
        scopeId: programmeId,
        tokenHash: hashOfToken(token),
        expiresAt: new Date(Date.now() + seven),
        invitedBy: em.getReference(Person, viewer.self),
      });
      em.persist(invitation);
      this.outbox.record(em, 'invitation.sent', { invitationId: invitation.id }, viewer, programmeId);
      queueLetter(em, this.outbox, {
        template: 'invitation',
        address: invitation.email,
        locale: viewer.locale,
        params: {
          url: `${this.settings.publicUrl}/undangan/${token}`,
          programme: inLocale(programme.name, viewer.locale),
        },
        dedupeKey: `invitation-${invitation.id}`,
        programmeId,
      });
      return invitation.id;
    });
  }
}

function mustBeAllowedToInvite(viewer: Viewer, role: Role, programmeId: Id): void {
  const held = viewer.grants.filter(
    (grant) => grant.scopeKind === 'PLATFORM' || (grant.scopeKind === 'PROGRAMME' && grant.scopeId === programmeId),
  );
  if (held.some((grant) => grant.role === 'ADMIN')) return;
  if (!held.some((grant) => grant.role === 'DIRECTOR')) throw new DomainError('NOT_FOUND');
  if (role === 'ADMIN') throw new DomainError<IdentityCode>('NOT_GRANTABLE', { field: 'role' });
}

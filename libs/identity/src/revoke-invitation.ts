import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Invitation } from '#schema';
import type { IdentityCode } from './identity.errors.js';

/** Takes an open invitation back. */
@Injectable()
export class RevokeInvitation {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND outside the programmes one directs, INVITATION_USED when it was taken already */
  execute(viewer: Viewer, invitationId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const invitation = await em.findOne(Invitation, { id: invitationId, ...viewer.where('revoke', 'Invitation') });
      if (!invitation) throw new DomainError('NOT_FOUND');
      if (invitation.usedAt) throw new DomainError<IdentityCode>('INVITATION_USED');
      invitation.revokedAt ??= new Date();
      return invitation.id;
    });
  }
}

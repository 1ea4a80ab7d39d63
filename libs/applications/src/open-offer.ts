import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#kernel';
import { Offer, type Application } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';

/**
 * The offer that waits for an answer.
 * @throws STATE_NOT_ALLOWED when there is none, OFFER_EXPIRED
 */
export async function openOffer(em: EntityManager, application: Application, now: Date): Promise<Offer> {
  if (application.lifecycle === 'OFFER_EXPIRED') throw new DomainError<ApplicationsCode>('OFFER_EXPIRED');
  const offer = await em.findOne(Offer, { application, state: 'MADE' });
  if (!offer || application.lifecycle !== 'OFFERED') {
    throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
  }
  if (offer.expiresAt < now) throw new DomainError<ApplicationsCode>('OFFER_EXPIRED');
  return offer;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { catalogue, newId, translate, type Id, type Locale, type RefusalParams } from '#kernel';
import type { Outbox } from '#messaging';
import { OutgoingMessage, Person, Programme } from '#schema';

/** A letter about an account: sign-in link or invitation. Its secret stands in the body only, never in a job. */
export interface AccountLetter {
  readonly template: 'signInLink' | 'invitation';
  readonly address: string;
  readonly locale: Locale;
  readonly params: RefusalParams;
  readonly dedupeKey: string;
  readonly recipientId?: Id | null;
  readonly programmeId?: Id | null;
}

/** Writes a letter in the transaction of `em`; the worker sends it after the commit. */
export function queueLetter(em: EntityManager, outbox: Outbox, letter: AccountLetter): void {
  const say = (part: string) =>
    translate(catalogue[letter.locale], letter.locale, `identity.letters.${letter.template}.${part}`, letter.params);
  const message = em.create(OutgoingMessage, {
    id: newId(),
    recipient: letter.recipientId ? em.getReference(Person, letter.recipientId) : null,
    programme: letter.programmeId ? em.getReference(Programme, letter.programmeId) : null,
    address: letter.address,
    channel: 'EMAIL',
    template: `identity.${letter.template}`,
    locale: letter.locale,
    subject: say('subject'),
    body: say('body'),
    dedupeKey: letter.dedupeKey,
  });
  em.persist(message);
  outbox.record(em, 'notification.queued', { messageId: message.id }, undefined, letter.programmeId ?? null);
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { newId, type Locale } from '#kernel';
import { Outbox } from '#messaging';
import { queueLetter } from './letters.js';

/** Writes the letters that bring sign-in links. */
@Injectable()
export class SignInLetters {
  constructor(
    @Inject(EntityManager) private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  send({ email, url, locale }: { email: string; url: string; locale: Locale }): Promise<void> {
    return this.em.fork().transactional(async (em) => {
      queueLetter(em, this.outbox, {
        template: 'signInLink',
        address: email,
        locale,
        params: { url },
        dedupeKey: `sign-in-link-${newId()}`,
      });
    });
  }
}

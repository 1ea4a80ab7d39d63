import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Id, Locale } from '#kernel';
import { Person } from '#schema';

export interface ProfileInput {
  readonly fullName?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** Changes one's own name or language. */
@Injectable()
export class UpdateProfile {
  constructor(private readonly em: EntityManager) {}

  execute(viewer: Viewer, { fullName, locale }: ProfileInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const person = await em.findOneOrFail(Person, { id: viewer.self });
      if (fullName !== undefined) person.fullName = fullName.trim();
      if (locale !== undefined) person.locale = locale;
      return person.id;
    });
  }
}

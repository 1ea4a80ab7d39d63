import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Application, Season } from '#schema';

/** How many drafts a season has: all that staff may know of files that were not sent. */
@Injectable()
export class DraftCounts {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND for a season of another programme */
  async execute(viewer: Viewer, seasonId: Id): Promise<number> {
    const season = await this.em.findOne(Season, { id: seasonId, ...viewer.where('follow', 'Season') });
    if (!season) throw new DomainError('NOT_FOUND');
    return this.em.count(Application, { season, lifecycle: 'DRAFT' });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Id } from '#kernel';
import { Application } from '#schema';

/** How many drafts a season has: all that staff may know of files that were not sent. */
@Injectable()
export class DraftCounts {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND for who checks no files */
  async execute(viewer: Viewer, seasonId: Id): Promise<number> {
    const counted = viewer.where('countDrafts', 'Application');
    return this.em.count(Application, { season: seasonId, lifecycle: 'DRAFT', ...counted });
  }
}

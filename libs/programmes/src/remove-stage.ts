import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { ReviewRound, Stage, StageEntry } from '#schema';
import { databaseNow } from './database-now.js';
import { lockedStage } from './locked-stage.js';
import type { ProgrammesCode } from './programmes.errors.js';
import { mustNotHaveStarted } from './stage-rules.js';

/** Takes out a stage that has not begun and that nothing refers to. */
@Injectable()
export class RemoveStage {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, STAGE_STARTED, STAGE_IN_USE */
  execute(viewer: Viewer, stageId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const stage = await lockedStage(em, viewer, 'remove', stageId);
      mustNotHaveStarted(stage, await databaseNow(em));
      const used = (await em.count(StageEntry, { stage })) + (await em.count(ReviewRound, { stage }));
      if (used > 0) throw new DomainError<ProgrammesCode>('STAGE_IN_USE', { params: { stage: stage.staffName } });
      const later = await em.find(Stage, { season: stage.season, position: { $gt: stage.position } });
      for (const one of later) one.position -= 1;
      em.remove(stage);
      return stage.season.id;
    });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id, type LocalizedText } from '#kernel';
import { Stage, type GateItem } from '#schema';
import { databaseNow } from './database-now.js';
import { lockedStage } from './locked-stage.js';
import { mustBeSound, mustNotHaveStarted, placeByStart } from './stage-rules.js';

export interface UpdateStageInput {
  readonly stageId: Id;
  readonly expectedVersion: number;
  readonly staffName?: LocalizedText | undefined;
  readonly applicantName?: LocalizedText | undefined;
  readonly startsAt?: Date | undefined;
  readonly endsAt?: Date | undefined;
  readonly seats?: number | null | undefined;
  readonly gate?: GateItem[] | undefined;
}

/** Renames a stage, moves its dates, sets its seats or its gate. A new start takes it to the place that start gives. */
@Injectable()
export class UpdateStage {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, CONFLICT, STAGE_STARTED when the start of a begun stage would move, DATE_ORDER, QUOTA_POSITIVE */
  execute(viewer: Viewer, { stageId, expectedVersion, ...change }: UpdateStageInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const stage = await lockedStage(em, viewer, 'update', stageId);
      if (stage.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: stage.version } });
      }
      const now = await databaseNow(em);
      const moves = change.startsAt !== undefined && change.startsAt.getTime() !== stage.startsAt.getTime();
      if (moves) mustNotHaveStarted(stage, now);
      em.assign(stage, change, { ignoreUndefined: true });
      const stages = await em.find(Stage, { season: stage.season }, { orderBy: { position: 'asc' } });
      mustBeSound(moves ? placeByStart(stages, now) : stages);
      return stage.id;
    });
  }
}

import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id, type LocalizedText } from '#kernel';
import { Season, Stage, type StageKind } from '#schema';
import { databaseNow } from './database-now.js';
import type { ProgrammesCode } from './programmes.errors.js';
import { mustBeSound, placeByStart } from './stage-rules.js';

export interface CreateStageInput {
  readonly seasonId: Id;
  readonly key: string;
  readonly kind: StageKind;
  readonly staffName: LocalizedText;
  readonly applicantName: LocalizedText;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly seats?: number | null;
}

/** Adds a stage to a season, at the place that its start gives it. */
@Injectable()
export class CreateStage {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, DATE_ORDER, QUOTA_POSITIVE, STAGE_KEY_TAKEN, STAGE_STARTED when a begun stage would lose its place */
  execute(viewer: Viewer, input: CreateStageInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const season = await em.findOne(
        Season,
        { id: input.seasonId, ...viewer.where('update', 'Season') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['s0'] },
      );
      if (!season) throw new DomainError('NOT_FOUND');
      const stages = await em.find(Stage, { season }, { orderBy: { position: 'asc' } });
      if (stages.some((stage) => stage.key === input.key)) {
        throw new DomainError<ProgrammesCode>('STAGE_KEY_TAKEN', { field: 'key', params: { key: input.key } });
      }
      const { seasonId: _, ...fields } = input;
      const stage = em.create(Stage, { id: newId(), season, position: stages.length + 1, ...fields });
      mustBeSound(placeByStart([...stages, stage], await databaseNow(em)));
      em.persist(stage);
      return stage.id;
    });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id, type LocalizedText } from '#kernel';
import { Season, Stage, type StageKind } from '#schema';
import type { ProgrammesCode } from './programmes.errors.js';
import { mustBeSound } from './stage-rules.js';

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

/** Adds a stage behind the last one of a season. */
@Injectable()
export class CreateStage {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, DATE_ORDER, QUOTA_POSITIVE, STAGE_KEY_TAKEN, STAGE_ORDER */
  execute(viewer: Viewer, input: CreateStageInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const season = await em.findOne(Season, { id: input.seasonId, ...viewer.where('update', 'Season') });
      if (!season) throw new DomainError('NOT_FOUND');
      const stages = await em.find(Stage, { season }, { orderBy: { position: 'asc' } });
      if (stages.some((stage) => stage.key === input.key)) {
        throw new DomainError<ProgrammesCode>('STAGE_KEY_TAKEN', { field: 'key', params: { key: input.key } });
      }
      const { seasonId: _, ...fields } = input;
      const stage = em.create(Stage, { id: newId(), season, position: stages.length + 1, ...fields });
      mustBeSound([...stages, stage]);
      em.persist(stage);
      return stage.id;
    });
  }
}

import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Season, Stage } from '#schema';
import { databaseNow } from './database-now.js';
import type { ProgrammesCode } from './programmes.errors.js';
import { mustBeSound, mustNotHaveStarted } from './stage-rules.js';

export interface ReorderStagesInput {
  readonly seasonId: Id;
  /** Every stage of the season, in its new order. */
  readonly stageIds: readonly Id[];
}

/** Puts the stages of a season into another order. The timetable stays: who takes a place takes its dates. */
@Injectable()
export class ReorderStages {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, STAGE_ORDER when a stage is missing or named twice; STAGE_STARTED */
  execute(viewer: Viewer, { seasonId, stageIds }: ReorderStagesInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const season = await em.findOne(
        Season,
        { id: seasonId, ...viewer.where('update', 'Season') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['s0'] },
      );
      if (!season) throw new DomainError('NOT_FOUND');
      const stages = await em.find(Stage, { season }, { orderBy: { position: 'asc' } });
      const ordered = inOrder(stages, stageIds);
      const now = await databaseNow(em);
      const timetable = stages.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
      for (const [at, stage] of ordered.entries()) {
        if (stage.position === at + 1) continue;
        mustNotHaveStarted(stage, now);
        Object.assign(stage, timetable[at], { position: at + 1 });
      }
      mustBeSound(ordered);
      return season.id;
    });
  }
}

/** Each stage once, as a path without a circle: naming one twice would lead back to it. */
function inOrder(stages: readonly Stage[], ids: readonly Id[]): Stage[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  if (new Set(ids).size !== ids.length || ordered.length !== stages.length || ids.length !== stages.length) {
    throw new DomainError<ProgrammesCode>('STAGE_ORDER', { field: 'stageIds' });
  }
  return ordered;
}

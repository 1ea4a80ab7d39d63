import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Enrolment, Person, Season, Stage, StageEntry } from '#schema';
import type { ProgressCode } from './progress.errors.js';

export interface MoveStartupInput {
  readonly enrolmentId: Id;
  readonly stageId: Id;
  /** Keys of the gate items that hold. */
  readonly gateMet: readonly string[];
  /** Why an open item does not matter; only with words. */
  readonly waiver?: string | undefined;
}

/** Takes a startup through the gate of its stage into another; back again is free, for correcting a slip. */
@Injectable()
export class MoveStartup {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, SAME_STAGE, STAGE_OF_ANOTHER_SEASON, GATE_NOT_MET, STAGE_FULL */
  execute(viewer: Viewer, input: MoveStartupInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const mine = await em.findOne(Enrolment, { id: input.enrolmentId, ...viewer.where('move', 'Enrolment') });
      if (!mine) throw new DomainError('NOT_FOUND');
      const enrolment = await em.refreshOrFail(mine, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const from = await em.findOneOrFail(Stage, { id: enrolment.stage.id });
      const to = await em.findOne(Stage, { id: input.stageId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!to) throw new DomainError('NOT_FOUND');
      await mustBeReachable(em, enrolment, from, to, input);
      const now = await databaseNow(em);
      const forward = to.position > from.position;
      await em.nativeUpdate(
        StageEntry,
        { application: enrolment.application.id, leftAt: null },
        {
          leftAt: now,
          result: forward ? 'PASSED' : 'NOT_PASSED',
          gateMet: [...input.gateMet],
          waiver: input.waiver ?? '',
        },
      );
      const entry = em.create(StageEntry, {
        id: newId(),
        application: enrolment.application,
        stage: to,
        enteredAt: now,
        gateMet: [],
        movedBy: em.getReference(Person, viewer.self),
      });
      em.persist(entry);
      enrolment.stage = em.getReference(Stage, to.id, { wrapped: true });
      const season = await em.findOneOrFail(Season, { id: from.season.id });
      const ids = { stageEntryId: entry.id, startupId: enrolment.startup.id };
      this.outbox.record(em, 'startup.moved', ids, viewer, season.programme.id);
      return enrolment.id;
    });
  }
}

async function mustBeReachable(
  em: EntityManager,
  enrolment: Enrolment,
  from: Stage,
  to: Stage,
  { gateMet, waiver }: MoveStartupInput,
): Promise<void> {
  if (to.id === from.id) throw new DomainError<ProgressCode>('SAME_STAGE');
  if (to.season.id !== from.season.id) throw new DomainError<ProgressCode>('STAGE_OF_ANOTHER_SEASON');
  if (to.position < from.position) return;
  const open = from.gate.filter(({ key }) => !gateMet.includes(key));
  if (open.length > 0 && !waiver?.trim()) {
    const items = open.map(({ name }) => name);
    throw new DomainError<ProgressCode>('GATE_NOT_MET', { field: 'gateMet', params: { items, count: open.length } });
  }
  const taken = await em.count(Enrolment, { stage: to, cohort: enrolment.cohort.id, state: 'ACTIVE' });
  if (typeof to.seats === 'number' && taken >= to.seats) {
    throw new DomainError<ProgressCode>('STAGE_FULL', { params: { stage: to.staffName, seats: to.seats } });
  }
}

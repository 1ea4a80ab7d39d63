import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Cohort, MatchRun, MentorMatch } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';
import type { DroppedPair } from './run-outcome.js';

/** Makes a proposal real: every pair is offered to both sides, and unanswered offers it does without are taken back. */
@Injectable()
export class PublishMatching {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, RUN_NOT_DONE, RUN_PUBLISHED */
  execute(viewer: Viewer, runId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const run = await em.findOne(
        MatchRun,
        { id: runId, cohort: viewer.where('match', 'Cohort') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['m0'] },
      );
      if (!run) throw new DomainError('NOT_FOUND');
      if (run.state !== 'DONE') throw new DomainError<MentoringCode>('RUN_NOT_DONE');
      if (run.publishedAt) throw new DomainError<MentoringCode>('RUN_PUBLISHED');
      const now = await databaseNow(em);
      run.publishedAt = now;
      const cohort = await em.findOneOrFail(Cohort, { id: run.cohort.id }, { populate: ['season'] });
      const programmeId = cohort.season.unwrap().programme.id;
      const dropped = await takeBack(em, droppedBy(run.outcome ?? {}));
      for (const matchId of dropped) this.outbox.record(em, 'match.voided', { matchId }, viewer, programmeId);
      await em.nativeUpdate(MentorMatch, { run: runId, state: 'PROPOSED' }, { state: 'OFFERED', offeredAt: now });
      this.outbox.record(em, 'matching.published', { runId, cohortId: cohort.id }, viewer, programmeId);
      return run.id;
    });
  }
}

type DroppedIds = Pick<DroppedPair, 'startupId' | 'mentorId'>;

const isDropped = (value: unknown): value is DroppedIds =>
  typeof value === 'object' && value !== null && 'startupId' in value && 'mentorId' in value;

function droppedBy(outcome: Readonly<Record<string, unknown>>): DroppedIds[] {
  const listed = outcome['dropped'];
  return Array.isArray(listed) ? listed.filter(isDropped) : [];
}

/** Offers that nobody answered meanwhile; the others stand. @returns ids of those taken back */
async function takeBack(em: EntityManager, pairs: readonly DroppedIds[]): Promise<Id[]> {
  const rows = await em.execute<{ id: Id }[]>(
    `update mentor_match m set state = 'VOID', version = m.version + 1, updated_at = now()
     from jsonb_to_recordset(?::jsonb) as d("startupId" uuid, "mentorId" uuid)
     where m.startup_id = d."startupId" and m.mentor_id = d."mentorId" and m.state = 'OFFERED'
       and m.answered_at is null and m.team_answered_at is null
     returning m.id`,
    [JSON.stringify(pairs)],
  );
  return rows.map(({ id }) => id);
}

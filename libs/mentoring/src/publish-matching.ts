import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Cohort, MatchRun, MentorMatch } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';

/** Makes a proposal real: every pair is offered to its mentor. */
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
      await em.nativeUpdate(MentorMatch, { run: runId, state: 'PROPOSED' }, { state: 'OFFERED', offeredAt: now });
      const cohort = await em.findOneOrFail(Cohort, { id: run.cohort.id }, { populate: ['season'] });
      const programmeId = cohort.season.unwrap().programme.id;
      this.outbox.record(em, 'matching.published', { runId, cohortId: cohort.id }, viewer, programmeId);
      return run.id;
    });
  }
}

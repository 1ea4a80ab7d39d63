import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Cohort, MatchRun } from '#schema';

/**
 * What bears on the fit in a cohort has changed: a proposal that nobody has published yet is computed again with the same
 * settings. What is published stays. Nobody is told by letter, since nobody asked for it.
 */
@Injectable()
export class RefreshProposal {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the new run, or null where no proposal waits */
  execute(cohortId: Id): Promise<Id | null> {
    return this.em.fork().transactional(async (em) => {
      const cohort = await em.findOne(Cohort, { id: cohortId }, { populate: ['season'] });
      const newest = await em.findOne(MatchRun, { cohort: cohortId }, { orderBy: { createdAt: 'desc', id: 'desc' } });
      if (!cohort || !newest || newest.publishedAt) return null;
      if (newest.state === 'FAILED' || newest.state === 'CANCELLED') return null;
      const mentorsPerStartup = Number(newest.outcome?.['mentorsPerStartup'] ?? 1);
      const run = em.create(MatchRun, {
        id: newId(),
        cohort,
        state: 'QUEUED',
        keepMode: newest.keepMode,
        outcome: { mentorsPerStartup },
      });
      em.persist(run);
      const programmeId = cohort.season.unwrap().programme.id;
      this.outbox.record(em, 'matching.requested', { runId: run.id, cohortId }, undefined, programmeId);
      return run.id;
    });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Cohort, MatchRun, Person, type KeepModeName } from '#schema';

export interface RequestMatchingInput {
  readonly cohortId: Id;
  /** How many mentors a startup gets at most. */
  readonly mentorsPerStartup: number;
  /** How much offers that nobody answered are kept; `soft` where it is not said. */
  readonly keepMode?: KeepModeName | undefined;
}

/** Asks for a proposal of mentor pairs; nothing changes for anybody until it is published. */
@Injectable()
export class RequestMatching {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the run. @throws NOT_FOUND, OUT_OF_RANGE */
  execute(viewer: Viewer, { cohortId, mentorsPerStartup, keepMode = 'soft' }: RequestMatchingInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const cohort = await em.findOne(
        Cohort,
        { id: cohortId, ...viewer.where('match', 'Cohort') },
        { populate: ['season'] },
      );
      if (!cohort) throw new DomainError('NOT_FOUND');
      if (!Number.isInteger(mentorsPerStartup) || mentorsPerStartup < 1 || mentorsPerStartup > 5) {
        throw new DomainError('OUT_OF_RANGE', { field: 'mentorsPerStartup', params: { min: 1, max: 5 } });
      }
      const run = em.create(MatchRun, {
        id: newId(),
        cohort,
        state: 'QUEUED',
        keepMode,
        requestedBy: em.getReference(Person, viewer.self),
        outcome: { mentorsPerStartup },
      });
      em.persist(run);
      const programmeId = cohort.season.unwrap().programme.id;
      this.outbox.record(em, 'matching.requested', { runId: run.id, cohortId }, viewer, programmeId);
      return run.id;
    });
  }
}

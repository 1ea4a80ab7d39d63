import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { AssignmentRun, Assignment, Person, ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { currentRun } from './current-run.js';
import { FreeReviewers } from './free-reviewers.js';
import { readClose } from './propose-more-reads.js';

export interface AskForMoreReadsInput {
  readonly roundId: Id;
  readonly reads: readonly { readonly applicationId: Id; readonly reviewerId: Id }[];
}

/** Gives applications that are too close to call to further reviewers, and tells these. */
@Injectable()
export class AskForMoreReads {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns id of the assignment run that holds them
   * @throws NOT_FOUND, ROUND_NOT_OPEN, NOT_IN_BAND for applications that are clear of the cut, PROPOSAL_STALE when a
   * reviewer has no seat left, is in conflict or has the application already
   */
  execute(viewer: Viewer, { roundId, reads }: AskForMoreReadsInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('assign', 'ReviewRound') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_NOT_OPEN');
      const scores = await currentRun(em, viewer, roundId);
      const close = new Map((await readClose(em, scores.id)).map((row) => [row.id, row]));
      const clear = reads.filter(({ applicationId }) => !close.get(applicationId)?.isClose).length;
      if (clear > 0) throw new DomainError<AssessmentCode>('NOT_IN_BAND', { params: { count: clear } });
      const free = await FreeReviewers.of(em, roundId);
      const stale = reads.filter(({ applicationId, reviewerId }) => !free.take(applicationId, reviewerId)).length;
      if (stale > 0) throw new DomainError<AssessmentCode>('PROPOSAL_STALE', { params: { count: stale } });
      const run = em.create(AssignmentRun, {
        id: newId(),
        round,
        state: 'DONE',
        requestedBy: em.getReference(Person, viewer.self),
        outcome: { kind: 'MORE_READS', scoreRunId: scores.id, pairs: reads.length },
        finishedAt: await databaseNow(em),
      });
      for (const { applicationId: application, reviewerId: reviewer } of reads)
        em.create(Assignment, { id: newId(), round, application, reviewer, run, state: 'OFFERED' });
      const { programme } = await round.season.loadOrFail();
      this.outbox.record(em, 'round.assigned', { roundId, runId: run.id }, viewer, programme.id);
      return run.id;
    });
  }
}
